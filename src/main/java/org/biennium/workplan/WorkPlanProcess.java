package org.biennium.workplan;

import org.biennium.engine.ProcessVariable;

/** The words that the model work-plan.bpmn and this room share. */
final class WorkPlanProcess {

    static final String SLUG = "work-plan";
    static final String KEY = "workPlan";

    static final String DRAFT = "draftWorkPlan";
    static final String SIGN_OFF = "signOffWorkPlan";
    static final String RECOMMEND = "recommendWorkPlan";
    static final String VALIDATE = "validateWorkPlan";

    static final String SUBMISSION_TAKEN_BACK = "workPlan.submissionTakenBack";
    static final String SIGNATURE_TAKEN_BACK = "workPlan.signatureTakenBack";
    static final String WITHDRAWN = "workPlan.withdrawn";

    /** Whether a head or the validator has returned the plan to drafting. */
    static final ProcessVariable<Boolean> RETURNED = ProcessVariable.flag("returned");

    private WorkPlanProcess() {}
}
