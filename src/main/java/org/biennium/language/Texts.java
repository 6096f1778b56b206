package org.biennium.language;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The texts of all bundles below {@code messages/}. A text with arguments is a pattern as ICU reads it, since Java's own has
 * no plural forms but by number: Russian says 21 as it says 1, and Arabic has six forms.
 */
@Component("messageSource")
class Texts extends ResourceBundleMessageSource {

    private static final Pattern ENGLISH = Pattern.compile("[a-z-]+\\.properties");

    private final Map<String, String> elsewhere = new HashMap<>();

    Texts(List<EnglishTexts> elsewhere) {
        elsewhere.forEach(texts -> this.elsewhere.putAll(texts.byKey()));
        setBasenames(basenames());
        setDefaultEncoding(StandardCharsets.UTF_8.name());
        setFallbackToSystemLocale(false);
    }

    @Override
    protected @Nullable String getMessageInternal(
            @Nullable String code, Object @Nullable [] arguments, @Nullable Locale locale) {
        if (code == null || locale == null) {
            return null;
        }
        var pattern = resolveCodeWithoutArguments(code, locale);
        if (pattern == null) {
            return elsewhere.get(code);
        }
        if (pattern.indexOf('{') < 0) {
            return pattern;
        }
        return new MessageFormat(pattern, locale).format(resolveArguments(arguments, locale));
    }

    /** A bundle is there as soon as its English file is. */
    private static String[] basenames() {
        try {
            return Arrays.stream(
                            new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties"))
                    .map(file -> Objects.requireNonNull(file.getFilename()))
                    .filter(name -> ENGLISH.matcher(name).matches())
                    .map(name -> "messages/" + name.replace(".properties", ""))
                    .distinct()
                    .sorted()
                    .toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
