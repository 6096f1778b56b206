package org.biennium.web;

import java.security.Principal;
import org.biennium.engine.StepDesk;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Where a person arrives: at the place of their role, or at the task a mail told of. */
@Controller
class Home {

    private final Visitor visitor;
    private final StepDesk steps;

    Home(Visitor visitor, StepDesk steps) {
        this.visitor = visitor;
        this.steps = steps;
    }

    @GetMapping({"/", "/camunda", "/camunda/", "/camunda/app", "/camunda/app/"})
    String home() {
        return visitor.isAdmin() ? "redirect:/people" : "redirect:/plans";
    }

    /** A step that is done, somebody else's, or was never there looks the same. */
    @GetMapping("/tasks/{id}")
    ModelAndView task(@PathVariable String id, Principal person) {
        var open = steps.find(id).filter(step -> steps.isTurnOf(step, person.getName()));
        return open.isPresent()
                ? new ModelAndView(new RedirectView(
                        "/camunda/app/tasklist/default/#/?task=" + open.get().taskId()))
                : new ModelAndView("web/step-done", HttpStatus.NOT_FOUND);
    }
}
