package org.biennium.record;

import java.util.List;
import java.util.Optional;

/** Each step that was opened: whose turn, since when, until when, how it ended. */
public interface Steps {

    /** The steps of a case, the earliest first. */
    List<Step> of(String caseKey);

    /** The step with this engine id. */
    Optional<Step> find(String taskId);

    /** Somebody whose turn it is has opened the step: from now on what came before cannot be taken back. */
    void seen(String taskId, String personId);
}
