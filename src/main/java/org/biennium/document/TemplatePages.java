package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.Principal;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.biennium.document.LoadedTemplates.Loaded;
import org.biennium.document.Templates.Published;
import org.biennium.engine.Refusal;
import org.biennium.language.Dates;
import org.biennium.language.Languages;
import org.biennium.people.People;
import org.biennium.people.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Where administrators load templates, look at them, compare them and publish them for coming cases. */
@Controller
@RequestMapping("/templates")
class TemplatePages {

    private final Templates templates;
    private final LoadedTemplates loaded;
    private final DocumentPages pages;
    private final People people;
    private final Dates dates;
    private final MessageSource messages;
    private final ThymeleafViewResolver views;

    TemplatePages(
            Templates templates,
            LoadedTemplates loaded,
            DocumentPages pages,
            People people,
            Dates dates,
            MessageSource messages,
            ThymeleafViewResolver views) {
        this.templates = templates;
        this.loaded = loaded;
        this.pages = pages;
        this.people = people;
        this.dates = dates;
        this.messages = messages;
        this.views = views;
    }

    /** Somebody who looks at templates. */
    record Visitor(String personId, ZoneId zone, Locale locale) {}

    /** A line in a list: what it is, who did what and when. */
    record Line(String address, String title, String told, String sha256) {}

    /** To anybody else these pages do not exist. */
    @ModelAttribute(binding = false)
    Visitor visitor(Principal visitor, Locale locale) {
        if (!people.holds(visitor.getName(), Role.ADMIN, null)) {
            throw nothingHere();
        }
        return new Visitor(visitor.getName(), people.get(visitor.getName()).zone(), locale);
    }

    @GetMapping
    String list(Visitor visitor, Model model) {
        var all = loaded.all();
        var published = templates.published();
        var names = names(all, published);
        model.addAttribute(
                "waiting",
                all.stream()
                        .filter(Loaded::isWaiting)
                        .map(it -> line(it, names, visitor))
                        .toList());
        model.addAttribute(
                "settled",
                all.stream()
                        .filter(it -> !it.isWaiting())
                        .map(it -> line(it, names, visitor))
                        .toList());
        model.addAttribute(
                "published",
                published.stream().map(it -> line(it, names, visitor)).toList());
        return "document/templates";
    }

    @PostMapping
    Object load(Visitor visitor, @RequestParam(required = false) @Nullable MultipartFile file, Model model)
            throws IOException {
        var mistakes = List.<Mistake>of();
        if (file == null || file.isEmpty()) {
            mistakes = List.of(Mistake.at("", "no-file"));
        } else if (file.getSize() > LoadedTemplates.LARGEST) {
            mistakes = List.of(Mistake.at("", "too-large", LoadedTemplates.LARGEST / 1000));
        } else {
            var loading = loaded.load(file.getBytes(), visitor.personId());
            if (loading.id() != null) {
                return "redirect:/templates/loaded/" + loading.id();
            }
            mistakes = loading.mistakes();
        }
        model.addAttribute(
                "mistakes",
                mistakes.stream().limit(100).map(it -> said(it, visitor)).toList());
        model.addAttribute("found", mistakes.size());
        model.addAttribute("file", file == null ? null : file.getOriginalFilename());
        return new ModelAndView(list(visitor, model), model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @GetMapping("/loaded/{id}")
    String waiting(Visitor visitor, @PathVariable UUID id, Model model) {
        var it = loaded.find(id).orElseThrow(TemplatePages::nothingHere);
        var newest = templates.published(it.code()).get(0);
        model.addAttribute("line", line(it, names(List.of(it), List.of()), visitor));
        model.addAttribute("address", "/templates/loaded/" + id);
        model.addAttribute("languages", Languages.SHIPPED);
        model.addAttribute("isWaiting", it.isWaiting());
        model.addAttribute("newest", newest.version());
        compare(it.code(), newest.version(), loaded.content(it), visitor, model);
        return "document/template";
    }

    @GetMapping("/published/{code}/{version}")
    String published(Visitor visitor, @PathVariable String code, @PathVariable int version, Model model) {
        var it = templates.published(code).stream()
                .filter(published -> published.version() == version)
                .findFirst()
                .orElseThrow(TemplatePages::nothingHere);
        model.addAttribute("line", line(it, names(List.of(), List.of(it)), visitor));
        model.addAttribute("address", "/templates/published/" + code + "/" + version);
        model.addAttribute("languages", Languages.SHIPPED);
        model.addAttribute("isWaiting", false);
        if (version > 1) {
            compare(code, version - 1, templates.content(code, version).orElseThrow(), visitor, model);
        }
        return "document/template";
    }

    private void compare(String code, int version, JsonNode now, Visitor visitor, Model model) {
        templates.content(code, version).ifPresent(before -> {
            model.addAttribute("comparedWith", version);
            model.addAttribute("groups", new TemplateComparison(before, now, messages, visitor.locale()).groups());
        });
    }

    /** An empty document as its drafters would see it, the whole page in this language. */
    @GetMapping("/loaded/{id}/preview")
    ModelAndView previewWaiting(
            Visitor visitor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "en") String in,
            @RequestParam(required = false) @Nullable String section)
            throws Exception {
        var it = loaded.find(id).orElseThrow(TemplatePages::nothingHere);
        var template = Json.template(((ObjectNode) loaded.content(it)).put("version", it.version()));
        return preview(template, "/templates/loaded/" + id, in, section);
    }

    @GetMapping("/published/{code}/{version}/preview")
    ModelAndView previewPublished(
            Visitor visitor,
            @PathVariable String code,
            @PathVariable int version,
            @RequestParam(defaultValue = "en") String in,
            @RequestParam(required = false) @Nullable String section)
            throws Exception {
        if (templates.content(code, version).isEmpty()) {
            throw nothingHere();
        }
        return preview(templates.get(code, version), "/templates/published/" + code + "/" + version, in, section);
    }

    private ModelAndView preview(Template template, String address, String in, @Nullable String section)
            throws Exception {
        var language = Languages.SHIPPED.stream()
                .filter(it -> it.getLanguage().equals(in))
                .findFirst()
                .orElseThrow(TemplatePages::nothingHere);
        var content = Content.empty(template, in);
        var page =
                new ModelAndView(Objects.requireNonNull(views.resolveViewName("document/template-preview", language)));
        page.addObject("address", address);
        page.addObject("in", in);
        page.addObject("name", name(template.code(), language));
        page.addObject("page", pages.reading(content, language));
        if (section != null) {
            var place = Place.of(template.find(section)
                    .orElseThrow(TemplatePages::nothingHere)
                    .key());
            page.addObject("form", pages.form(content, place, Typed.NOTHING, null, Bounds.NONE, language));
        }
        return page;
    }

    @PostMapping("/loaded/{id}/publish")
    String publish(
            Visitor visitor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(defaultValue = "false") boolean sure,
            RedirectAttributes page) {
        requireThere(id);
        return act(visitor, "/loaded/" + id, page, () -> {
            if (!sure) {
                throw new Refusal("templates.not-sure");
            }
            return say(visitor, "templates.published", loaded.publish(id, seen, visitor.personId()));
        });
    }

    @PostMapping("/loaded/{id}/throw-away")
    String throwAway(Visitor visitor, @PathVariable UUID id, RedirectAttributes page) {
        requireThere(id);
        return act(visitor, "/loaded/" + id, page, () -> {
            loaded.throwAway(id, visitor.personId());
            return say(visitor, "templates.thrown-away");
        });
    }

    private void requireThere(UUID id) {
        if (loaded.find(id).isEmpty()) {
            throw nothingHere();
        }
    }

    private interface Deed {
        String done();
    }

    private String act(Visitor visitor, String here, RedirectAttributes page, Deed deed) {
        try {
            page.addFlashAttribute("done", deed.done());
            return "redirect:/templates";
        } catch (Refusal refusal) {
            page.addFlashAttribute("refusal", say(visitor, refusal.key(), refusal.arguments()));
            return "redirect:/templates" + here;
        }
    }

    private Map<String, String> names(List<Loaded> all, List<Published> published) {
        Set<String> ids = new HashSet<>();
        all.forEach(it -> {
            Optional.ofNullable(it.loadedBy()).ifPresent(ids::add);
            Optional.ofNullable(it.settledBy()).ifPresent(ids::add);
        });
        published.forEach(it -> Optional.ofNullable(it.by()).ifPresent(ids::add));
        return people.names(ids);
    }

    private Line line(Loaded it, Map<String, String> names, Visitor visitor) {
        var by = it.loadedBy();
        var at = dates.moment(it.loadedAt(), visitor.zone(), visitor.locale());
        var told = by == null
                ? say(visitor, "templates.told.came", at)
                : say(visitor, "templates.told.loaded", names.getOrDefault(by, by), at);
        var settledBy = it.settledBy();
        var settledAt = it.settledAt();
        if (settledBy != null && settledAt != null) {
            told += " "
                    + say(
                            visitor,
                            "templates.told." + it.outcome(),
                            names.getOrDefault(settledBy, settledBy),
                            dates.moment(settledAt, visitor.zone(), visitor.locale()),
                            it.version());
        }
        return new Line("/templates/loaded/" + it.id(), name(it.code(), visitor.locale()), told, it.sha256());
    }

    private Line line(Published it, Map<String, String> names, Visitor visitor) {
        var at = dates.moment(it.at(), visitor.zone(), visitor.locale());
        var by = it.by();
        return new Line(
                "/templates/published/" + it.code() + "/" + it.version(),
                say(visitor, "templates.version", name(it.code(), visitor.locale()), it.version()),
                by == null
                        ? say(visitor, "templates.told.shipped", at)
                        : say(visitor, "templates.told.by", names.getOrDefault(by, by), at),
                it.sha256());
    }

    /** What documents of a template are called, its code where that has no name. */
    private String name(String code, Locale locale) {
        return Objects.requireNonNull(messages.getMessage("templates.of." + code, null, code, locale));
    }

    private String said(Mistake mistake, Visitor visitor) {
        var sentence = say(visitor, mistake.key(), mistake.arguments().toArray());
        return mistake.place().isEmpty() ? sentence : say(visitor, "templates.mistake.at", mistake.place(), sentence);
    }

    private String say(Visitor visitor, String key, Object... arguments) {
        return messages.getMessage(key, arguments, visitor.locale());
    }

    private static ResponseStatusException nothingHere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
