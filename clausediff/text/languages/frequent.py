"""The most frequent words of languages, by which a text's language is told.

They are function words, which every text has whatever it is about. Words that several languages share are in the list of
each of them: they count for all and so decide nothing. Languages without word lists of their own are here so that a text in
one of them is not taken for its neighbour. All words are written as keys are (:mod:`clausediff.text.words`).
"""

from __future__ import annotations

__all__ = ["FREQUENT"]

FREQUENT: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": (
            "the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one you "
            "were all her she there would their we him been has when who will more no if out so its any such shall may other than upon "
            "under these into"
        ),
        "de": (
            "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie "
            "nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein "
            "wurde wenn können ich seine kann diese dieser eines ihre unter sowie wir was"
        ),
        "fr": (
            "à de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont la avec ou son aux d'un "
            "cette d'une ont ses mais comme on tout nous sa fait été aussi leur bien peut ces y deux qu'il elle ainsi être sans je "
            "entre c'est même si où toute tous dont n'est leurs"
        ),
        "es": (
            "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre este ya "
            "entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque qué sólo han yo hay vez puede "
            "todos así nos ni parte tiene uno donde bien tiempo mismo"
        ),
        "it": (
            "di e che la il un a ad per in una mi sono ho non ma lo ha le si ti i con cosa se io come da ci no questo qui hai sei del "
            "bene al mio me più della è dei alla nel delle gli anche dal o sua suo loro tutti nella degli stato essere ed dalla alle "
            "sul quando quello era agli ogni tra sia cui hanno questa"
        ),
        "nl": (
            "de en van het een in is dat op te met zijn voor niet aan er om ook als dan maar bij of die door worden uit nog naar heeft "
            "was deze tot over wordt ze je hij ik wel kan meer geen werd zich dit hebben wat zo al zou had haar hun onder moet zal "
            "tegen kunnen na andere wij u ons we"
        ),
        "pt": (
            "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser "
            "quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos ter seus quem nas me esse "
            "eles estão você tinha foram essa num nem suas às são sobre pode"
        ),
        "sv": (
            "och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan man när år säger hon "
            "under också efter eller nu sin där vid mot ska skulle kommer ut får finns vara hade alla andra mycket än här då sedan över "
            "bara blir upp även vad detta denna dessa"
        ),
        "da": (
            "og i at det er en til af på som med de for den har ikke der et han jeg var sig men om vi så fra kan man havde hun eller da "
            "nu skal ved efter også have ud op når hvad over vaere hvor blev år mere hans ham kun mod vil alle blive denne dette disse "
            "meget ville samt uden"
        ),
        "nb": (
            "og i det er på en som til å for av at med har de ikke den han om et fra var jeg men seg vi så kan hun eller også skal ut "
            "da opp etter når nå vaere over ble blir bare ved hva mot år hadde skulle noe sin der mange mer enn alle denne dette disse "
            "vil selv uten hvor må"
        ),
        "pl": (
            "w i na z do nie się że o jest to jak po za od co ale dla przez przy oraz są tym jego a tak tego ma być już czy lub może "
            "pod które ze jej który która roku u był było tylko też ich te tej bez gdy między jako lecz kiedy mu ten jeszcze była przed "
            "nad więc"
        ),
        "cs": (
            "a v se na je že s z o do i to k ve pro za by ale jako po jak si od jsou který podle jeho tak které jsem být které však nebo "
            "už byl bylo při bude která aby co jen své ze až kteří před než když jejich má u také mezi pod není nebo tím byla jej této "
            "tohoto"
        ),
        "fi": (
            "ja on ei että oli se hän mutta ovat kun niin kuin myös sen tai jos ole joka mukaan jo nyt hänen vain olla vuonna ovat mitä "
            "ne voi siitä sitä olisi sekä minä me he kuten tämä joka jotka kanssa kaikki ollut vielä jälkeen joten häntä itse tämän "
            "noin mikä olivat heidän ettei sitten koska ennen tässä tätä"
        ),
        "hu": (
            "a az és hogy nem is egy meg ez volt csak már ha de van kell mint még azt el vagy lehet minden amely pedig ezt után nagy "
            "aki szerint majd így annak sem akkor fel ki ami ennek mert én ő te be ezek azok valamint által illetve között nincs "
            "alapján lesz lett ahol olyan ezen"
        ),
        "ro": (
            "de și în a la cu pe nu o un din că ce mai să se este pentru care au fi am sa ai lui al ca fost sunt dar după sau prin "
            "dacă iar până ale era ei cei fără această acest între fie lor cel cea sub unei unui aceste acestea astfel despre doar "
            "când noi mult foarte precum va ar are"
        ),
        "tr": (
            "ve bir bu da de için ile çok olarak daha o en gibi kadar sonra olan ne var ama ise ben mi değil her göre ki ya iki kendi "
            "veya hem içinde şey diye ancak yok tarafından biz bunu önce olduğu şekilde nasıl eden etmek hiç zaman oldu başka bütün "
            "böyle şu üzerine onun ise sadece bile çünkü ayrıca"
        ),
    }.items()
}
"""By the ISO 639 code of a language."""
