package org.biennium.mail;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.biennium.language.Languages;
import org.biennium.mail.LetterPreview.Facts;
import org.biennium.mail.LetterSamples.Sample;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Every letter in every language with made-up facts, as a mail program shows it. */
@Controller
@RequestMapping("/mails/preview")
class PreviewPages {

    private final LetterPreview preview;
    private final MailReaders readers;

    PreviewPages(LetterPreview preview, MailReaders readers) {
        this.preview = preview;
        this.readers = readers;
    }

    @GetMapping
    String preview(
            @RequestParam(defaultValue = "") String letter,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String facts,
            Principal signedIn,
            Model model,
            Locale locale) {
        readers.require(signedIn);
        var choice = choice(letter, language, facts, locale);
        var printed = preview.print(choice.sample(), choice.facts());
        model.addAttribute("choice", choice);
        model.addAttribute("printed", printed);
        model.addAttribute("enclosures", choice.sample().letter().enclosures());
        model.addAttribute(
                "kilobytes",
                (printed.html().getBytes(StandardCharsets.UTF_8).length
                                + printed.text().getBytes(StandardCharsets.UTF_8).length
                                + 1023)
                        / 1024);
        model.addAttribute(
                "letters",
                preview.samples(choice.language(), Facts.USUAL).stream()
                        .map(sample -> new Option(
                                sample.name(),
                                preview.print(sample, Facts.USUAL).subject()))
                        .toList());
        model.addAttribute(
                "languages",
                Languages.SHIPPED.stream()
                        .map(shipped -> new Option(shipped.getLanguage(), shipped.getDisplayLanguage(locale)))
                        .toList());
        model.addAttribute("facts", List.of(Facts.values()));
        return "mail/preview";
    }

    @GetMapping("/html")
    ResponseEntity<String> html(
            @RequestParam(defaultValue = "") String letter,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String facts,
            Principal signedIn,
            Locale locale) {
        readers.require(signedIn);
        var choice = choice(letter, language, facts, locale);
        return MailReaders.shown(preview.print(choice.sample(), choice.facts()).html());
    }

    /** What can be chosen, and how it is called. */
    record Option(String value, String label) {}

    /** What is shown. */
    record Choice(Sample sample, Locale language, Facts facts) {}

    /** What was asked for, or the first there is: the reader's language, the usual facts. */
    private Choice choice(String letter, String language, String facts, Locale locale) {
        var spoken = Languages.SHIPPED.stream()
                .filter(shipped -> shipped.getLanguage().equals(language))
                .findFirst()
                .orElse(locale);
        var filling = Stream.of(Facts.values())
                .filter(one -> one.code().equals(facts))
                .findFirst()
                .orElse(Facts.USUAL);
        var samples = preview.samples(spoken, filling);
        return new Choice(
                samples.stream()
                        .filter(sample -> sample.name().equals(letter))
                        .findFirst()
                        .orElseGet(() -> samples.get(0)),
                spoken,
                filling);
    }
}
