package org.biennium.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.biennium.engine.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/** Tells a person in one sentence why something cannot be done, on a page with a way back or as a problem document. */
@ControllerAdvice
class Refusals {

    private final MessageSource messages;

    Refusals(MessageSource messages) {
        this.messages = messages;
    }

    @ExceptionHandler
    Object tell(Refusal refusal, HttpServletRequest request, Locale locale) {
        var sentence = messages.getMessage(refusal.key(), refusal.arguments(), locale);
        if (request.getRequestURI().startsWith("/api/")) {
            var problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, sentence);
            problem.setTitle(messages.getMessage("page.refusal.title", null, locale));
            return ResponseEntity.unprocessableEntity()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
        var page = new ModelAndView("web/refusal", HttpStatus.UNPROCESSABLE_ENTITY);
        page.addObject("sentence", sentence);
        page.addObject("back", back(request));
        return page;
    }

    /** Two at once who wait for each other: the database lets one of them go on. */
    @ExceptionHandler
    Object tell(ConcurrencyFailureException clash, HttpServletRequest request, Locale locale) {
        return tell(new Refusal(Refusal.AT_ONCE), request, locale);
    }

    /** A form that was broken off on its way, or never was one; of one too large the framework tells by itself. */
    @ExceptionHandler
    void tell(MultipartException broken, HttpServletResponse response) throws IOException {
        response.sendError(
                broken instanceof ErrorResponse known ? known.getStatusCode().value() : HttpStatus.BAD_REQUEST.value());
    }

    /** The page of ours that the person came from, else the home page. */
    private static String back(HttpServletRequest request) {
        var referer = request.getHeader(HttpHeaders.REFERER);
        try {
            var from = referer == null ? null : URI.create(referer);
            var path = from == null ? null : from.getRawPath();
            return from != null
                            && path != null
                            && path.startsWith("/")
                            && !path.startsWith("//")
                            && request.getServerName().equals(from.getHost())
                    ? path
                    : "/";
        } catch (IllegalArgumentException unreadable) {
            return "/";
        }
    }
}
