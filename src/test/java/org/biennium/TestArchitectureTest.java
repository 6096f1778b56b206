package org.biennium;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.stereotype.Component;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/** One application context for the suite: whoever makes a second one doubles the time of the build. */
@AnalyzeClasses(packages = "org.biennium", importOptions = ImportOption.OnlyIncludeTests.class)
class TestArchitectureTest {

    @ArchTest
    static final ArchRule springIsSetUpInOnePlace = noClasses()
            .that()
            .doNotBelongToAnyOf(BienniumTest.class)
            .should()
            .beAnnotatedWith(SpringBootTest.class)
            .orShould()
            .beAnnotatedWith(ContextConfiguration.class)
            .orShould()
            .beAnnotatedWith(ActiveProfiles.class)
            .orShould()
            .beAnnotatedWith(TestPropertySource.class)
            .orShould()
            .beAnnotatedWith(DirtiesContext.class);

    /** The trial looks for beans among the classes of the tests too: it must not find their clock. */
    @ArchTest
    static final ArchRule nothingOfATestIsFoundByTheTrial =
            noClasses().should().beMetaAnnotatedWith(Component.class).because("@BienniumTest names what tests need");

    @ArchTest
    static final ArchRule noBeanIsReplaced = noFields()
            .should()
            .beAnnotatedWith("org.springframework.test.context.bean.override.mockito.MockitoBean")
            .orShould()
            .beAnnotatedWith("org.springframework.test.context.bean.override.mockito.MockitoSpyBean")
            .orShould()
            .beAnnotatedWith("org.springframework.test.context.bean.override.convention.TestBean");

    @ArchTest
    static final ArchRule nobodySleeps = noClasses().should().callMethod(Thread.class, "sleep", long.class);
}
