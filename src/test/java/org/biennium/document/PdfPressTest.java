package org.biennium.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfPressTest {

    private final PdfPress press = Copies.pdfPress();

    @Test
    void canBeLookedAt() throws IOException {
        var text = Copies.TEXT + "\n\n" + String.join("\n\n", Copies.HOSTILE);

        assertThat(Copies.kept("copy.pdf", press.print(Copies.of(Locale.FRENCH, text))))
                .isNotEmptyFile();
    }

    @Test
    void saysItsTitleItsLanguageAndWhereItsSectionsAre() throws IOException {
        try (var pdf = Loader.loadPDF(press.print(Copies.of(Locale.FRENCH, Copies.TEXT)))) {
            assertThat(pdf.getDocumentInformation().getTitle())
                    .isEqualTo("Sahara et Sahel\u00a0: plan de travail biennal");
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("fr");
            assertThat(bookmarks(pdf))
                    .containsExactly(
                            "Summary",
                            "Activities",
                            "1. Le centre formera soixante personnes",
                            "2. Le centre formera soixante personnes",
                            "Ce qui a été décidé jusqu’ici");
        }
    }

    @Test
    void countsItsPagesInTheLanguageOfItsReader() throws IOException {
        var text = "Une phrase assez longue pour remplir des pages. ".repeat(120);

        for (var expected : List.of("Page 2 of ", "Page 2 sur ", "Página 2 de ")) {
            var locale = expected.contains("of")
                    ? Locale.ENGLISH
                    : Locale.forLanguageTag(expected.contains("sur") ? "fr" : "es");
            try (var pdf = Loader.loadPDF(press.print(Copies.of(locale, text)))) {
                assertThat(textOf(pdf)).contains(expected + pdf.getNumberOfPages());
                assertThat(textOf(pdf).split("WP-2027-SAHEL, version 2", -1))
                        .as("On each page")
                        .hasSize(pdf.getNumberOfPages() + 1);
            }
        }
    }

    @Test
    void isTaggedForScreenReaders() throws IOException {
        try (var pdf = Loader.loadPDF(press.print(Copies.of(Locale.FRENCH, Copies.TEXT)))) {
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            assertThat(pdf.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
            var metadata = new String(
                    Objects.requireNonNull(pdf.getDocumentCatalog().getMetadata())
                            .toByteArray(),
                    StandardCharsets.UTF_8);
            assertThat(metadata).contains("pdfuaid");
        }
    }

    @Test
    void holdsTheFontsOfItsWords() throws IOException {
        try (var pdf = Loader.loadPDF(press.print(Copies.of(Locale.FRENCH, Copies.TEXT)))) {
            var fonts = new ArrayList<String>();
            for (var page : pdf.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    var font = page.getResources().getFont(name);
                    fonts.add(font.getName());
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                }
            }
            assertThat(fonts)
                    .anyMatch(name -> name.contains("NotoSans-Bold"))
                    .anyMatch(name -> name.contains("NotoSansArabic"))
                    .anyMatch(name -> name.contains("NotoSansSC"));
            assertThat(textOf(pdf)).contains("Обучить специалистов. 培训六十名专家").doesNotContain("□");
        }
    }

    @Test
    void keepsListsAndBoldWords() throws IOException {
        try (var pdf = Loader.loadPDF(press.print(Copies.of(Locale.FRENCH, Copies.TEXT)))) {
            assertThat(textOf(pdf)).contains("Le centre formera soixante").contains("7. Une réunion");
        }
    }

    @Test
    void isPrintedWhateverPeopleTyped() throws IOException {
        for (var hostile : Copies.HOSTILE) {
            try (var pdf = Loader.loadPDF(press.print(Copies.of(Locale.ENGLISH, hostile)))) {
                assertThat(pdf.getNumberOfPages()).isPositive();
            }
        }
        try (var pdf = Loader.loadPDF(press.print(Copies.of(Locale.ENGLISH, Copies.HOSTILE.get(0))))) {
            assertThat(textOf(pdf)).contains("<script>alert(1)</script> &");
        }
    }

    @Test
    void fetchesNothing() throws IOException {
        var asked = new CopyOnWriteArrayList<String>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        var there = "http://127.0.0.1:" + server.getAddress().getPort();
        var secret = Files.writeString(Files.createTempFile("secret", ".txt"), "secret of the machine");
        try {
            var html =
                    "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' '%1$s/dtd'><html><head><title>t</title>"
                            + "<link rel='stylesheet' href='%1$s/link.css'/><style>@import url('%1$s/import.css');"
                            + "@font-face { font-family: f; src: url('%1$s/font.ttf') } body { background: url('%1$s/background.png') }"
                            + "</style></head><body><img src='%1$s/image.png' alt='a'/><object data='%1$s/object'></object>"
                            + "<img src='%2$s' alt='b'/><a href='%1$s/link'>link</a></body></html>";

            var pdf = PdfPress.set(html.formatted(there, secret.toUri()));

            assertThat(asked).isEmpty();
            assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).doesNotContain("secret of");
        } finally {
            server.stop(0);
            Files.delete(secret);
        }
    }

    @Test
    void isPrintedHoweverLongTheText() throws IOException {
        var activity = "Une phrase assez longue, comme on les écrit dans un plan. ".repeat(170);

        try (var pdf = Loader.loadPDF(press.print(Copies.of(Locale.FRENCH, activity, 60)))) {
            assertThat(pdf.getNumberOfPages()).isGreaterThan(200);
        }
    }

    private static String textOf(PDDocument pdf) throws IOException {
        var text = new PDFTextStripper();
        text.setSortByPosition(true);
        return text.getText(pdf);
    }

    private static List<String> bookmarks(PDDocument pdf) {
        var names = new ArrayList<String>();
        var outline = pdf.getDocumentCatalog().getDocumentOutline();
        outline.children().forEach(item -> add(names, item));
        return names;
    }

    private static void add(List<String> names, PDOutlineItem item) {
        names.add(item.getTitle());
        item.children().forEach(below -> add(names, below));
    }
}
