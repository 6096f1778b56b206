package org.biennium.people;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.biennium.engine.Refusal;
import org.biennium.language.Languages;
import org.biennium.people.Directory.Entry;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where administrators take persons in, change them, give and withdraw roles, set passwords and close accounts. */
@Controller
@RequestMapping("/people")
class PeoplePages {

    private static final int MOST_PAGES = 10_000;

    private final People people;
    private final Directory directory;
    private final Register register;
    private final Hosts hosts;
    private final MessageSource messages;

    PeoplePages(People people, Directory directory, Register register, Hosts hosts, MessageSource messages) {
        this.people = people;
        this.directory = directory;
        this.register = register;
        this.hosts = hosts;
        this.messages = messages;
    }

    /** To anybody else these pages do not exist. */
    @ModelAttribute
    void onlyForAdministrators(Principal visitor) {
        if (!people.holds(visitor.getName(), Role.ADMIN, null)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "1") int page, Model model) {
        if (page < 1 || page > MOST_PAGES || text.length() > 200 || text.indexOf('\0') >= 0) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        model.addAttribute("text", text.strip());
        model.addAttribute("found", directory.find(text.strip(), page));
        return "people/list";
    }

    @GetMapping("/new")
    String empty(Model model) {
        return fresh(model, PersonForm.empty(), List.of(), Map.of());
    }

    @PostMapping
    String create(
            PersonForm form,
            @RequestParam(defaultValue = "") List<String> roles,
            @RequestParam(defaultValue = "") String password,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        var problems = sentences(form.problems(hosts), locale);
        if (form.host().isEmpty() && roles.stream().anyMatch(PeoplePages::isRoleOfHost)) {
            problems.put("roles", sentence("people.problem.roles.host", locale));
        } else if (roles.isEmpty()) {
            problems.put("roles", sentence("people.problem.roles", locale));
        }
        if (problems.isEmpty()) {
            try {
                register.enter(form.person(), chosen(RoleChoices.groups(roles, form.host())), password);
                return done(next, "people.done.created", form.id());
            } catch (Refusal refused) {
                problems.put(
                        refused.key().startsWith("people.password") ? "password" : "id", sentence(refused, locale));
            }
        }
        return fresh(model, form, roles, problems);
    }

    @GetMapping("/{id}")
    String show(@PathVariable String id, Model model) {
        var entry = entry(id);
        return shown(model, entry, PersonForm.of(entry.person()), Map.of());
    }

    @PostMapping("/{id}")
    String change(@PathVariable String id, PersonForm form, Locale locale, Model model, RedirectAttributes next) {
        var entry = entry(id);
        var problems = sentences(form.problems(hosts), locale);
        if (!form.id().equals(id)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        if (!problems.isEmpty()) {
            return shown(model, entry, form, problems);
        }
        register.change(form.person());
        return done(next, "people.done.changed", id);
    }

    @PostMapping("/{id}/roles")
    String assign(
            @PathVariable String id,
            @RequestParam(defaultValue = "") List<String> roles,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String host,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        var entry = entry(id);
        var groups = new LinkedHashSet<>(roles);
        if (role.isEmpty() != host.isEmpty()) {
            return refused(model, entry, "roles", sentence("people.problem.roles.other", locale));
        }
        if (!role.isEmpty()) {
            groups.addAll(RoleChoices.groups(List.of(role), host));
        }
        try {
            register.assign(id, chosen(groups));
        } catch (Refusal refused) {
            return refused(model, entry, "roles", sentence(refused, locale));
        }
        return done(next, "people.done.roles", id);
    }

    @PostMapping("/{id}/password")
    String setPassword(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String password,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        var entry = entry(id);
        try {
            register.setPassword(id, password);
        } catch (Refusal refused) {
            return refused(model, entry, "password", sentence(refused, locale));
        }
        return done(next, "people.done.password", id);
    }

    @PostMapping("/{id}/close")
    String close(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean sure,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        var entry = entry(id);
        if (!sure) {
            return refused(model, entry, "sure", sentence("people.problem.sure", locale));
        }
        try {
            register.close(id);
        } catch (Refusal refused) {
            return refused(model, entry, "sure", sentence(refused, locale));
        }
        return done(next, "people.done.closed", id);
    }

    private Entry entry(String id) {
        return directory.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Set<Assignment> chosen(Iterable<String> groups) {
        var asked = new LinkedHashSet<String>();
        groups.forEach(asked::add);
        return RoleChoices.chosen(asked, hosts).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }

    private String fresh(Model model, PersonForm form, List<String> roles, Map<String, String> problems) {
        choices(model, form, problems);
        model.addAttribute("roles", List.of(Role.values()));
        model.addAttribute("ticked", roles);
        return "people/new";
    }

    private String shown(Model model, Entry entry, PersonForm form, Map<String, String> problems) {
        choices(model, form, problems);
        model.addAttribute("entry", entry);
        model.addAttribute("offered", RoleChoices.offered(entry.person().host(), entry.roles()));
        model.addAttribute("hostRoles", List.of(Role.DRAFTER, Role.HEAD, Role.FOCAL_POINT, Role.REVIEWER));
        return "people/person";
    }

    private String refused(Model model, Entry entry, String field, String sentence) {
        return shown(model, entry, PersonForm.of(entry.person()), Map.of(field, sentence));
    }

    private void choices(Model model, PersonForm form, Map<String, String> problems) {
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("hosts", hosts.all());
        model.addAttribute("languages", PersonForm.offered());
        model.addAttribute("shipped", Languages.SHIPPED);
        model.addAttribute("zones", Zones.ALL);
    }

    private static boolean isRoleOfHost(String code) {
        return Role.of(code).filter(Role::ofHost).isPresent();
    }

    private static String done(RedirectAttributes next, String key, @Nullable String id) {
        next.addFlashAttribute("done", key);
        next.addAttribute("id", id);
        return "redirect:/people/{id}";
    }

    private Map<String, String> sentences(Map<String, String> keys, Locale locale) {
        var sentences = new LinkedHashMap<String, String>();
        keys.forEach((field, key) -> sentences.put(field, sentence(key, locale)));
        return sentences;
    }

    private String sentence(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    private String sentence(Refusal refusal, Locale locale) {
        return messages.getMessage(refusal.key(), refusal.arguments(), locale);
    }
}
