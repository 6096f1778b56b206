package org.biennium.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.biennium.document.Copy.Fact;
import org.biennium.document.Copy.Told;
import org.biennium.document.ReadingPage.Cell;
import org.biennium.document.ReadingPage.Column;
import org.biennium.document.ReadingPage.FieldView;
import org.biennium.document.ReadingPage.RowView;
import org.biennium.document.ReadingPage.SectionView;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Copies of documents that do not exist, and what is needed to print them, without an application around it. */
final class Copies {

    /** Everything that prose can hold, in many scripts. */
    static final String TEXT = """
            Le centre **formera** soixante personnes :

            - en Tunisie
            - en Égypte
              - au Caire

            1. Une enquête
            7. Une réunion

            تدريب ستين خبيراً في رصد الأراضي القاحلة

            - الأولى
            - الثانية

            Обучить специалистов. 培训六十名专家""";

    /** What people paste, mistype and try. */
    static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script> & <img src='http://127.0.0.1:9/x.png'/> ]]> <!-- &nbsp; &#0;",
            "\u0000\u0001\u0008\u000b\u001b\ufffe\uffff\ud800 \udc00",
            "تدريب ستين خبيراً في رصد الأراضي القاحلة بحلول عام 2028",
            "Обучить 60 специалистов; 培训六十名专家，分享数据。 ひらがな 한국어 हिन्दी",
            "🌍👩🏽‍🔬🇹🇳 ﷽ z̶̢̛͙a̷l̸g̷o̴ \u202eevil\u202c \u200b\u200d",
            "w".repeat(3_000),
            "- ".repeat(200) + "\n".repeat(50) + "1. x\n7. y\n  - z\n**",
            "{{x}} ${7*7} #{x} [[${x}]] [(${x})] __${x}__ ~{x}");

    static final MessageSource MESSAGES = messages();

    private Copies() {}

    static PdfPress pdfPress() {
        return new PdfPress(engine(), MESSAGES);
    }

    static DocxPress docxPress() {
        return new DocxPress(MESSAGES);
    }

    /** A text of two sections: one with this prose, one with two rows. */
    static Copy of(Locale locale, String prose) {
        return of(locale, prose, 2);
    }

    static Copy of(Locale locale, String prose, int rows) {
        var columns = List.of(new Column("Title", false), new Column("Budget", true));
        var text = new SectionView(
                "summary",
                "Summary",
                null,
                null,
                null,
                null,
                List.of(),
                1,
                null,
                List.of(prose("text", prose)),
                List.of(),
                false,
                null);
        var activities = new SectionView(
                "activities",
                "Activities",
                null,
                "Activity",
                "Add",
                "None",
                columns,
                1,
                null,
                List.of(),
                IntStream.rangeClosed(1, rows)
                        .mapToObj(number -> row(number, prose, columns.get(1)))
                        .toList(),
                false,
                null);
        return new Copy(
                locale,
                "Sahara et Sahel\u00a0: plan de travail biennal",
                "WP-2027-SAHEL, version 2",
                List.of(new Fact("Biennium", "2027–2028")),
                List.of(new Told("A head signed", prose), new Told("An officer recommended", null)),
                new ReadingPage("fr", "French", List.of(text, activities)));
    }

    /** Keeps a file where it can be looked at, target/copies/name. */
    static Path kept(String name, byte[] file) throws IOException {
        var folder = Files.createDirectories(Path.of("target", "copies"));
        return Files.write(folder.resolve(name), file);
    }

    private static RowView row(int number, String prose, Column budget) {
        var figure = Shown.figure("120 000 USD");
        return new RowView(
                UUID.nameUUIDFromBytes(new byte[] {(byte) number, (byte) (number >> 8)}),
                number,
                titleOf(prose),
                List.of(
                        prose("deliverable", prose),
                        new FieldView("budget", "Budget", figure, null),
                        new FieldView(
                                "targets",
                                "Targets",
                                new Shown(Shown.Form.LIST, List.of(new Shown.Item("2. Restoration", "2", null, null))),
                                null)),
                List.of(new Cell(budget, figure)),
                false,
                null);
    }

    private static String titleOf(String prose) {
        var line = prose.lines().findFirst().orElse("–").replaceAll("\\*\\*| :$", "");
        return line.substring(0, Math.min(line.length(), 200));
    }

    private static FieldView prose(String key, String text) {
        return new FieldView(
                key,
                "Label of " + key,
                new Shown(Shown.Form.PROSE, List.of(new Shown.Item(text, null, "fr", null))),
                null);
    }

    private static MessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/copy", "messages/document", "messages/restriction");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    private static SpringTemplateEngine engine() {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("pages/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateEngineMessageSource(MESSAGES);
        engine.addTemplateResolver(resolver);
        return engine;
    }
}
