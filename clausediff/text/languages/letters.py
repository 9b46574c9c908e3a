"""The words of a letter, a cover sheet or an envelope that only sends a paper, by language.

They greet, name the paper and the people, say that it is enclosed, and give addresses and ways to call. A text of these words,
of function words and of names asks for nothing, promises nothing and takes nothing back. Left out on purpose are words that
point elsewhere (*as discussed*) and all that judge, order or limit. Words are written as keys are.
"""

from __future__ import annotations

__all__ = ["ARTICLES", "IFS", "LETTERS"]

LETTERS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": (
            "dear hello hi follow follows courier express airmail registered needed helpful glad pleased happy nda both asked greetings "
            "countersigned executed good morning afternoon evening day thank thanks please kind kindly best warm regards wishes "
            "sincerely yours truly faithfully respectfully cheers sir madam mr mrs ms dr prof team colleague colleagues attach attached "
            "attachment attachments enclose enclosed enclosing enclosure enclosures encl find below above herewith hereby here copy "
            "copies sign signed signing signature signatures signer signers counterpart counterparts paper papers document documents "
            "file files form forms page pages letter letters cover sheet mail email fax facsimile telefax post scan scans scanned "
            "original originals pdf word send sends sending sent return returns returning returned receive received forward forwarded "
            "forwarding number our my your their his her us me mine today yesterday tomorrow let know call calls phone telephone tel "
            "mobile cell contact office department dept floor suite street st road rd avenue ave lane square building house room box "
            "attention attn cc bcc re ref reference from date to by sender recipient including fully duly completed requested record "
            "records question questions reply look hearing see talk soon sorry first second last next set sets two three four five "
            "agreement agreements contract contracts title titled name named secretary assistant director manager officer company "
            "scanner printer iphone certificate completion envelope id status event events time stamp user ip security level "
            "authentication account view viewed host holder location total i am it is these those this that have has had been what also "
            "then now week weekend year legal counsel"
        ),
        "de": (
            "sehr geehrte geehrter geehrten damen herren frau herr hallo guten tag morgen abend liebe lieber mit freundlichen "
            "freundliche grüssen gruss grüsse beste besten herzliche herzlichen viele vielen dank danke bitte anbei anliegend "
            "anliegende anliegenden beigefügt beigefügte beigefügten beiliegend beiliegende anhang anlage anlagen erhalten sende senden "
            "sendet gesendet geschickt schicke schicken übersende übersenden übersendet zurück unterschrieben unterschriebene "
            "unterschriebenen unterzeichnet unterzeichnete unterzeichneten unterschrift unterschriften ausfertigung ausfertigungen "
            "exemplar exemplare kopie kopien abschrift papier papiere dokument dokumente datei dateien formular seite seiten brief "
            "schreiben deckblatt telefax fax mail email post per original originale scan gescannt gescannte gescannten vertrag vertrags "
            "vertrages verträge vereinbarung nummer nr unser unsere unserer mein meine meiner ihr ihre ihren ihrer ihnen mir uns euch "
            "dir heute gestern telefon tel handy büro abteilung etage strasse str platz weg allee haus zimmer postfach zu hd betreff "
            "betrifft von an datum absender empfänger fragen frage rückfragen melden gern gerne hier finden finde wie gewünscht "
            "unterlagen akten akte beide beiden zwei drei vollständig frohes schönes wochenende woche dr prof geschäftsführer "
            "geschäftsführerin leiter leiterin sekretariat rechtsabteilung der die das recht"
        ),
        "fr": (
            "bonjour bonsoir cher chère chers madame monsieur mesdames messieurs maître merci cordialement bien sincèrement sincères "
            "salutations distinguées meilleures agréer expression veuillez trouver prie joint jointe joints jointes ci pièce pièces "
            "annexe annexes voici envoie envoyons envoi envoyé envoyée transmets transmettons adresse retour retourne copie copies "
            "exemplaire exemplaires signé signée signés signées signature signatures document documents papier fichier formulaire page "
            "pages lettre courrier courriel mail email fax télécopie poste original originaux scan scanné scannée contrat contrats "
            "numéro notre nos votre vos mon ma mes leur aujourd'hui hier demain téléphone tél portable bureau service étage rue avenue "
            "boulevard place bâtiment bp objet date expéditeur destinataire question questions disposition reste restons comme demandé "
            "demandée dossier deux trois semaine fin bonne journée soirée directeur directrice gérant secrétariat juridique"
        ),
        "es": (
            "hola buenos buenas días tardes estimado estimada estimados estimadas querido querida señor señora señores don doña gracias "
            "saludo saludos cordial cordiales cordialmente atentamente atento adjunto adjunta adjuntos adjuntas anexo anexos envío "
            "enviamos enviado enviada remito remitimos devuelvo devolvemos copia copias ejemplar ejemplares firmado firmada firmados "
            "firmadas firma firmas documento documentos papel archivo formulario página páginas carta correo email fax original "
            "originales escaneado escaneada contrato contratos número nuestro nuestra nuestros su sus mi mis hoy ayer mañana teléfono "
            "tel móvil oficina departamento planta calle avenida plaza edificio apartado asunto fecha remitente destinatario pregunta "
            "preguntas duda dudas aquí encontrará solicitado solicitada expediente dos tres semana fin feliz director directora gerente "
            "secretaría favor legal"
        ),
        "it": (
            "buongiorno buonasera gentile gentili egregio egregia spettabile caro cara signor signora signori dott avv ing grazie "
            "saluti cordiali cordialmente distinti porgo porgiamo allego alleghiamo allegato allegata allegati allegate invio inviamo "
            "inviato inviata trasmetto trasmettiamo restituisco restituiamo copia copie esemplare esemplari firmato firmata firmati "
            "firmate firma firme sottoscritto sottoscritta documento documenti carta file modulo pagina pagine lettera posta email fax "
            "originale originali scansione contratto contratti numero nostro nostra vostro vostra suo sua mio mia oggi ieri domani "
            "telefono tel cellulare ufficio reparto piano via viale piazza edificio casella oggetto data mittente destinatario domanda "
            "domande disposizione ecco trova richiesto richiesta pratica due tre settimana fine buona giornata direttore direttrice "
            "amministratore segreteria favore cortese attenzione legale"
        ),
        "nl": (
            "beste geachte hallo goedemorgen goedemiddag goedenavond dag heer mevrouw dames heren bedankt dank alvast vriendelijke "
            "vriendelijk hartelijke groet groeten hoogachtend bijgaand bijgaande bijgevoegd bijgevoegde bijlage bijlagen hierbij stuur "
            "sturen stuurt gestuurd zend zenden verzonden retour kopie kopieën afschrift exemplaar exemplaren ondertekend ondertekende "
            "getekend getekende handtekening handtekeningen document documenten papier bestand formulier pagina pagina's bladzijde "
            "brief post mail email fax origineel originelen scan gescand gescande contract contracten overeenkomst nummer onze uw mijn "
            "vandaag gisteren morgen telefoon tel mobiel kantoor afdeling verdieping straat laan plein weg gebouw postbus betreft "
            "onderwerp datum afzender geadresseerde vraag vragen hier vindt gevraagd dossier twee drie week weekend fijne prettige "
            "directeur secretariaat graag juridische"
        ),
        "pt": (
            "olá bom boa dia tarde noite caro cara caros prezado prezada prezados exmo exma senhor senhora senhores dr dra obrigado "
            "obrigada cumprimentos atenciosamente cordialmente cordiais melhores anexo anexa anexos anexas junto segue seguem envio "
            "enviamos enviado enviada remeto remetemos devolvo devolvemos cópia cópias exemplar exemplares via vias assinado assinada "
            "assinados assinadas assinatura assinaturas documento documentos papel arquivo ficheiro formulário página páginas carta "
            "correio email fax original originais digitalizado digitalizada contrato contratos número nosso nossa seu sua meu minha "
            "hoje ontem amanhã telefone tel telemóvel celular escritório departamento andar rua avenida praça edifício caixa assunto "
            "data remetente destinatário pergunta perguntas dúvida dúvidas disposição aqui encontra solicitado solicitada processo dois "
            "três semana fim diretor diretora gerente secretaria favor jurídico"
        ),
    }.items()
}
"""By ISO 639 code."""

IFS: dict[str, str] = {"en": "if", "de": "wenn", "fr": "si", "es": "si", "it": "se", "nl": "indien", "pt": "se"}
"""The function word that makes a statement depend on another one, by ISO 639 code."""

ARTICLES = frozenset(
    "the a an der die das ein eine le la les un une el los las una il lo gli i de het een o os as um uma".split()
)
"""Of all the languages: *The terms*, as a title, names a paper and says nothing of it."""
