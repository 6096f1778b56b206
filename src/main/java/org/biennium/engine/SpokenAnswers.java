package org.biennium.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The engine answers Tasklist in the one language of its models. On the way out the names of tasks, processes, filters and
 * diagrams, and what went wrong, are said in the language of whoever asked.
 */
@Component
@Order(SecurityProperties.DEFAULT_FILTER_ORDER + 2) // inside the sign-in, around the engine
class SpokenAnswers extends OncePerRequestFilter {

    private static final Pattern SPOKEN =
            Pattern.compile("/camunda/api/engine/engine/[^/]+/(task|filter|process-definition)(/.*)?");

    private final ObjectMapper json;
    private final SpokenNames names;
    private final Sentences sentences;

    SpokenAnswers(ObjectMapper json, SpokenNames names, Sentences sentences) {
        this.json = json;
        this.names = names;
        this.sentences = sentences;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !SPOKEN.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        var reader = SecurityContextHolder.getContext().getAuthentication();
        var type = answer.getContentType();
        if (reader != null
                && !(reader instanceof AnonymousAuthenticationToken)
                && type != null
                && type.contains("json")) {
            speak(answer, reader.getName());
        }
        answer.copyBodyToResponse();
    }

    private void speak(ContentCachingResponseWrapper answer, String reader) throws IOException {
        JsonNode body;
        try {
            body = json.readTree(answer.getContentAsByteArray());
        } catch (JsonProcessingException notForUs) {
            return;
        }
        if (answer.getStatus() >= 400) {
            Trouble.speak(body, answer.getStatus(), key -> sentences.find(key, reader));
        } else {
            names.speak(body, reader);
        }
        var spoken = json.writeValueAsBytes(body);
        answer.resetBuffer();
        answer.getOutputStream().write(spoken);
    }
}
