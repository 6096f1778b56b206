package org.biennium.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.biennium.language.Languages;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** What is shown where the server stops a request before our pages are reached: an address or a head it cannot read. */
@Component
class ServerErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    // The server is built before the pages.
    private final ObjectProvider<SpringTemplateEngine> pages;
    private final MessageSource messages;

    ServerErrors(ObjectProvider<SpringTemplateEngine> pages, MessageSource messages) {
        this.pages = pages;
        this.messages = messages;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Report()));
    }

    private String page(int status, List<Locale> languages) {
        var key = Errors.key(HttpStatusCode.valueOf(status));
        var context = new Context(languages.get(0));
        context.setVariable("heading", key + ".title");
        context.setVariable(
                "sayings",
                languages.stream().map(language -> said(key, language)).toList());
        return pages.getObject().process("web/server-error", context);
    }

    private Saying said(String key, Locale language) {
        return new Saying(
                language.toLanguageTag(),
                messages.getMessage(key + ".title", null, language),
                messages.getMessage(key + ".text", null, language),
                messages.getMessage("page.error.home", null, language));
    }

    /** The reader's language; all where it is not known, since a head that is not understood is not read to its end. */
    private static List<Locale> languages(Request request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? Languages.SHIPPED
                : List.of(LanguageChoice.accepted(request));
    }

    /** What is told in one language. */
    record Saying(String language, String title, String text, String home) {}

    /** Takes the place of the server's own page. */
    private final class Report extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable fault) {
            var status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                response.setContentType("text/html;charset=UTF-8");
                response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                response.setHeader("Content-Security-Policy", SecurityChains.CONTENT_SECURITY_POLICY);
                response.setHeader("X-Content-Type-Options", "nosniff");
                response.getOutputStream()
                        .write(page(status, languages(request)).getBytes(UTF_8));
                response.finishResponse();
            } catch (IOException gone) {
                container.getLogger().debug("Nobody waited for the page of an error", gone);
            }
        }
    }
}
