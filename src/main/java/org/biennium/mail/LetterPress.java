package org.biennium.mail;

import java.util.Set;
import java.util.regex.Pattern;
import org.biennium.language.Dates;
import org.biennium.people.People;
import org.biennium.people.Person;
import org.biennium.people.Role;
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

    /** A letter as its reader will see it. */
    record Printed(String subject, String text, String html) {}

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
        context.setVariable(
                "officer",
                people.holding(Role.OFFICER, null).stream().findFirst().orElse(null));
        var text = templates.process(letter.template() + ".txt", context);
        return new Printed(
                subject,
                BLANK_LINES.matcher(text.strip()).replaceAll("\n\n") + "\n",
                templates.process(letter.template() + ".html", context));
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
