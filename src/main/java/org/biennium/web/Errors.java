package org.biennium.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Says in the person's language what went wrong and how to go on, and nothing about our insides. */
@Controller
class Errors implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(Errors.class);
    private static final Set<Integer> TOLD = Set.of(400, 401, 403, 404, 405, 413, 429, 500);

    private final MessageSource messages;

    Errors(MessageSource messages) {
        this.messages = messages;
    }

    @RequestMapping("/error")
    Object show(HttpServletRequest request, Locale locale) {
        var status = status(request);
        var key = key(request, status);
        var reference = status.is5xxServerError() ? noted(request) : null;
        var path = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (path != null && path.startsWith("/camunda/api/")) {
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of("type", "Refused", "message", messages.getMessage(key + ".text", null, locale)));
        }
        if (path != null && (path.startsWith("/api/") || path.startsWith("/actuator/"))) {
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem(status, key, reference, path, locale));
        }
        var page = new ModelAndView("web/error", status);
        page.addObject("heading", key + ".title");
        page.addObject("text", key + ".text");
        page.addObject("reference", reference);
        return page;
    }

    private ProblemDetail problem(
            HttpStatusCode status, String key, @Nullable String reference, String path, Locale locale) {
        var problem = ProblemDetail.forStatusAndDetail(status, messages.getMessage(key + ".text", null, locale));
        problem.setTitle(messages.getMessage(key + ".title", null, locale));
        problem.setInstance(URI.create(path));
        if (reference != null) {
            problem.setProperty("reference", reference);
        }
        return problem;
    }

    private static HttpStatusCode status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatusCode.valueOf(code)
                : HttpStatus.NOT_FOUND;
    }

    private static String key(HttpServletRequest request, HttpStatusCode status) {
        return request.getAttribute(Denied.OPEN_TOO_LONG) != null ? "error.open-too-long" : key(status);
    }

    /** The beginning of the keys of what is told of this status. */
    static String key(HttpStatusCode status) {
        return "error." + (TOLD.contains(status.value()) ? status.value() : status.is4xxClientError() ? 400 : 500);
    }

    /** Notes the fault under a short reference, which is all that the person sees of it. */
    private static String noted(HttpServletRequest request) {
        var reference = UUID.randomUUID().toString().substring(0, 8);
        log.error(
                "Shown to somebody as {}: {} {}",
                reference,
                request.getMethod(),
                request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
                (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        return reference;
    }
}
