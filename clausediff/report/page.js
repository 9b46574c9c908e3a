(function(){
"use strict";
var body=document.body,status=document.getElementById("status"),items=[],at=-1;
var all=Array.prototype.slice.call(document.querySelectorAll(".why>li"));
var one=function(selector,root){return (root||document).querySelector(selector)};
var each=function(selector,act,root){Array.prototype.forEach.call((root||document).querySelectorAll(selector),act)};
function say(text){status.textContent=text}

all.forEach(function(item){item.tabIndex=-1});
function kind(item){return item.classList[0]}
function spans(item){return '[data-n="'+item.id.slice(1)+'"]'}
function off(item){return body.classList.contains("hide-"+kind(item))}
function refresh(){
  each("#show input",function(box){body.classList.toggle("hide-"+box.value,!box.checked)});
  items=all.filter(function(item){return !off(item)});
  var hidden=0;
  each(".clause.told",function(clause){
    var list=one(".why",clause),seen=!list||Array.prototype.some.call(list.children,function(item){return !off(item)});
    clause.hidden=!seen&&!clause.classList.contains("unread");
    if(clause.hidden)hidden++;
  });
  var wants=one("#clean");
  each("article",function(article){
    var told=article.querySelectorAll(".clause.told"),shown=Array.prototype.some.call(told,function(c){return !c.hidden});
    var clean=article.dataset.verdict==="clean";
    article.hidden=told.length?!shown&&!article.classList.contains("unread"):clean&&wants&&!wants.checked;
  });
  each("details.same.noisy",function(box){if(!body.classList.contains("hide-noise"))box.open=true});
  at=-1;
  say(items.length+" of "+all.length+" findings shown"+(hidden?"; "+hidden+" clauses hidden by the filter":""));
}
function mark(item,on){
  item.classList.toggle("current",on);
  each(spans(item),function(span){span.classList.toggle("current",on)},item.closest(".clause")||document);
}
function go(step){
  if(!items.length){say("no finding is shown");return}
  if(at>=0)mark(items[at],false);
  at=at<0?(step>0?0:items.length-1):(at+step+items.length)%items.length;
  var item=items[at],fold=item.closest("details");
  if(fold)fold.open=true;
  split(item.closest(".clause"));
  mark(item,true);
  var clause=item.closest(".clause"),target=one(".cols "+spans(item)+", "+spans(item),clause);
  item.focus({preventScroll:true});
  (clause&&clause.getBoundingClientRect().height<innerHeight*.8?clause:target||item).scrollIntoView({block:"center"});
  say("finding "+(at+1)+" of "+items.length);
}

function column(text,name,title){
  var box=document.createElement("div"),head=document.createElement("p"),copy=text.cloneNode(true);
  box.className=name;head.textContent=title;
  copy.removeAttribute("id");
  each("[id]",function(node){node.removeAttribute("id")},copy);
  box.appendChild(head);box.appendChild(copy);
  return box;
}
function split(clause){
  if(!clause||!body.classList.contains("side"))return;
  each(".text:not(.done)",function(text){
    if(text.closest(".cols"))return;
    text.classList.add("done");
    var cols=document.createElement("div");cols.className="cols";
    cols.appendChild(column(text,"canon","Canonical"));
    cols.appendChild(column(text,"scan","Scan"));
    text.parentNode.insertBefore(cols,text.nextSibling);
    text.parentNode.classList.add("split");
  },clause);
}
var watcher=new IntersectionObserver(function(entries){
  entries.forEach(function(entry){if(entry.isIntersecting)split(entry.target)});
},{rootMargin:"600px"});
function view(side){
  body.classList.toggle("side",side);
  one("#view").textContent=side?"Inline view":"Side by side";
  each(".clause",function(clause){if(side)watcher.observe(clause);else watcher.unobserve(clause)});
}

one(".tools").hidden=false;
one("#show").addEventListener("change",refresh);
var clean=one("#clean");if(clean)clean.addEventListener("change",refresh);
one("#view").addEventListener("click",function(){view(!body.classList.contains("side"))});
one("#next").addEventListener("click",function(){go(1)});
one("#previous").addEventListener("click",function(){go(-1)});
document.addEventListener("keydown",function(event){
  if(event.ctrlKey||event.metaKey||event.altKey||/^(SELECT|TEXTAREA)$/.test(event.target.tagName))return;
  if(event.target.tagName==="INPUT"&&event.target.type!=="checkbox")return;
  if(event.key==="n")go(1);else if(event.key==="p")go(-1);else if(event.key==="v")view(!body.classList.contains("side"));else return;
  event.preventDefault();
});
function open(){
  var target=location.hash.length>1&&document.getElementById(location.hash.slice(1));
  var fold=target&&target.closest("details");
  if(target){var article=target.closest("article");if(article)article.hidden=false;if(target.hidden)target.hidden=false}
  if(fold){fold.open=true;target.scrollIntoView()}
}
addEventListener("hashchange",open);
refresh();
view(innerWidth>=900);
open();
})();
