package org.biennium;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.biennium.document.Filling;
import org.biennium.reminder.PassingTime;
import org.biennium.workplan.EveryPage;
import org.biennium.workplan.Story;
import org.biennium.workplan.TypedWords;
import org.biennium.workplan.WrittenPlan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/**
 * A test against the whole application on a real port, a real PostgreSQL and a real mail server. One context for the
 * suite: a test adds nothing to it and cleans up, or works on its own case. Each class begins on the story's first day.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Surroundings.ForTests.class)
@ActiveProfiles({"demo", "test"})
@TestExecutionListeners(listeners = TestClock.SetBack.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
@Import({
    TestClock.class,
    Queries.class,
    Story.class,
    WrittenPlan.class,
    EveryPage.class,
    TypedWords.class,
    Filling.class,
    PassingTime.class
})
public @interface BienniumTest {}
