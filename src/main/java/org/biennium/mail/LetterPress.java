package org.biennium.mail;

import java.awt.ComponentOrientation;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.biennium.language.Dates;
import org.biennium.people.People;
import org.biennium.people.Person;
import org.biennium.people.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Turns a letter into its subject and its two texts, in its reader's language. */
@Component
class LetterPress {

    /**
     * A letter as its reader will see it.
     *
     * @param because the sentence that says why it was sent to them
     */
    record Printed(String subject, String because, String text, String html) {}

    private static final Pattern BLANK_LINES = Pattern.compile("\\n\\s*\\n");

    private final MessageSource messages;
    private final Dates dates;
    private final People people;
    private final String address;
    private final ITemplateEngine templates;

    LetterPress(MessageSource messages, Dates dates, People people, @Value("${biennium.address}") String address) {
        this.messages = messages;
        this.dates = dates;
        this.people = people;
        this.address = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        this.templates = templates(messages);
    }

    Printed print(Letter letter) {
        return print(letter, officer());
    }

    /** Who signs now; null where there is none. */
    @Nullable
    Person officer() {
        return people.holding(Role.OFFICER, null).stream().findFirst().orElse(null);
    }

    /** @param officer who signs, null where there is none */
    Printed print(Letter letter, @Nullable Person officer) {
        if (!letter.link().startsWith("/")) {
            throw new IllegalArgumentException("A letter leads to a path of this site, not to " + letter.link());
        }
        var reader = letter.to();
        var say = new Wording(messages, dates, reader.locale(), reader.zone());
        var subject = Wording.line(say.message(
                "mail." + letter.template().replace('/', '.') + ".subject",
                letter.subjectArguments().stream().map(say::said).toArray()));
        var context = new Context(reader.locale());
        letter.facts()
                .forEach((name, fact) ->
                        context.setVariable(name, fact instanceof MessageSourceResolvable ? say.said(fact) : fact));
        context.setVariable("say", say);
        context.setVariable("subject", subject);
        context.setVariable("reader", reader.name());
        context.setVariable("copied", letter.copies().stream().map(Person::name).toList());
        context.setVariable("link", address + letter.link());
        context.setVariable("caseKey", letter.caseKey());
        var isSigned = letter.caseKey() != null || letter.facts().containsKey(Letter.SIGNED);
        context.setVariable(Letter.SIGNED, isSigned);
        context.setVariable("officer", isSigned ? officer : null);
        context.setVariable("direction", direction(reader.locale()));
        context.setVariable("missingLanguage", missingLanguage(reader, say));
        var text = templates.process(letter.template() + ".txt", context);
        return new Printed(
                subject,
                Wording.line(String.valueOf(context.getVariable("because"))),
                BLANK_LINES.matcher(text.strip()).replaceAll("\n\n") + "\n",
                templates.process(letter.template() + ".html", context));
    }

    private static String direction(Locale locale) {
        return ComponentOrientation.getOrientation(locale).isLeftToRight() ? "ltr" : "rtl";
    }

    /** Said where somebody's first language is not shipped: its name in the letter's language and in its own. */
    private static @Nullable String missingLanguage(Person reader, Wording say) {
        var first = Locale.forLanguageTag(reader.languages().get(0));
        if (first.getLanguage().equals(reader.locale().getLanguage())) {
            return null;
        }
        var names = Stream.of(first.getDisplayLanguage(reader.locale()), first.getDisplayLanguage(first))
                .distinct()
                .toList();
        return say.message("mail.language.missing", say.names(names));
    }

    // Not a bean: pages keep the template engine that Spring Boot sets up for them.
    private static ITemplateEngine templates(MessageSource messages) {
        var engine = new SpringTemplateEngine();
        engine.setTemplateEngineMessageSource(messages);
        engine.addTemplateResolver(resolver("*.html", TemplateMode.HTML));
        engine.addTemplateResolver(resolver("*.txt", TemplateMode.TEXT));
        return engine;
    }

    private static ClassLoaderTemplateResolver resolver(String names, TemplateMode mode) {
        var resolver = new ClassLoaderTemplateResolver(LetterPress.class.getClassLoader());
        resolver.setPrefix("mail/");
        resolver.setResolvablePatterns(Set.of(names));
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        return resolver;
    }
}
