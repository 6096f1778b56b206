package org.biennium.workplan;

import java.security.Principal;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** All the plans a person may read. */
@Controller
class PlanList {

    private final ReadablePlans plans;
    private final PlanDesk desk;
    private final WorkPlanRights rights;

    PlanList(ReadablePlans plans, PlanDesk desk, WorkPlanRights rights) {
        this.plans = plans;
        this.desk = desk;
        this.rights = rights;
    }

    @GetMapping("/plans")
    String list(Principal reader, Locale locale, Model model) {
        model.addAttribute("plans", desk.lines(plans.all(reader.getName()), reader.getName(), locale));
        model.addAttribute("mayOpen", rights.of(reader.getName()).isOfficer());
        return "work-plan/plans";
    }
}
