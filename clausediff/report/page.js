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
function off2(name){return body.classList.contains("hide-"+name)}
var texts=new WeakMap(),sought="";
function words(node){
  if(!texts.has(node))texts.set(node,node.textContent.toLowerCase());
  return texts.get(node);
}
function rank(cell){
  if(!cell)return "";
  var row=cell.parentNode;
  if(cell.dataset.rank)return +cell.dataset.rank;
  if(cell.cellIndex===0&&row.dataset.rank)return -row.dataset.rank;
  return cell.textContent.trim().toLowerCase();
}
function sortable(table){
  each("thead th",function(head,index){
    var button=document.createElement("button");
    button.type="button";button.append(...head.childNodes);head.append(button);
    button.addEventListener("click",function(){
      var up=head.getAttribute("aria-sort")!=="ascending",rows=Array.from(table.tBodies[0].rows);
      each("thead th",function(other){other.removeAttribute("aria-sort")},table);
      head.setAttribute("aria-sort",up?"ascending":"descending");
      rows.sort(function(one,two){
        var a=rank(one.cells[index]),b=rank(two.cells[index]);
        var order=typeof a==="number"&&typeof b==="number"?a-b:String(a).localeCompare(String(b),undefined,{numeric:true});
        return up?order:-order;
      });
      table.tBodies[0].append(...rows);
    });
  },table);
}
function arrange(){
  var by=one("#sort").value,grave={substantive:0,review:1,clean:2},home=one("#agreements");
  var articles=Array.from(document.querySelectorAll("article"));
  articles.sort(function(one,two){
    var order=by==="verdict"?grave[one.dataset.verdict]-grave[two.dataset.verdict]:by==="party"?one.dataset.party.localeCompare(two.dataset.party):0;
    return order||one.id.slice(1)-two.id.slice(1);
  });
  home.append(...articles);
  all=Array.prototype.slice.call(document.querySelectorAll(".why>li"));
  refresh();
}
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
    article.hidden=clean?!!wants&&!wants.checked:told.length>0&&!shown&&!article.classList.contains("unread");
    if(sought&&words(article).indexOf(sought)<0)article.hidden=true;
  });
  each("tr[data-verdict]",function(row){row.hidden=row.dataset.verdict==="clean"&&!!wants&&!wants.checked||!!sought&&words(row).indexOf(sought)<0});
  each(".diffs tbody tr",function(row){row.hidden=off2(row.className)||!!sought&&words(row).indexOf(sought)<0});
  each("details.same.noisy",function(box){if(!body.classList.contains("hide-noise"))box.open=true});
  at=-1;
  const many=n=>n.toLocaleString("en");
  say(many(items.length)+" of "+many(all.length)+" findings shown"+(hidden?"; "+many(hidden)+" clauses hidden by the filter":""));
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
    cols.appendChild(column(text,"scan","Copy"));
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
each("table.sortable",sortable);
one("#find").addEventListener("input",function(event){sought=event.target.value.trim().toLowerCase();refresh()});
one("#sort").addEventListener("change",arrange);
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
