package org.biennium;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(
        packages = {"org.biennium", "db.migration"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    // What the engine hides moves with its fork; only one room may have to follow.
    @ArchTest
    static final ArchRule onlyTheEngineRoomKnowsTheEnginesInsides = noClasses()
            .that()
            .resideOutsideOfPackage("org.biennium.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda.bpm.engine.impl..");

    @ArchTest
    static final ArchRule noRoomPromisesAnEngineType = codeUnits()
            .that()
            .areDeclaredInClassesThat(resideInAPackage("org.biennium..").and(isOpenOutsideTheEngineRoom()))
            .and()
            .areNotPrivate()
            .should(not(nameAnEngineType()));

    @ArchTest
    static final ArchRule timeIsHandedIn = noClasses()
            .that()
            .doNotBelongToAnyOf(BienniumApplication.class)
            .should()
            .callCodeUnitWhere(asksTheMachineForTheTime());

    @ArchTest
    static final ArchRule nobodyWritesToTheConsole = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule nobodyLogsBesideTheLog = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule partsAreHandedInByConstructor = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule everythingRunsOnPostgreSql = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.h2..", "org.hsqldb..", "org.apache.derby..");

    @ArchTest
    static final ArchRule everyPackageSaysThatNullIsMarked =
            classes().that().resideInAPackage("org.biennium..").should(beInANullMarkedPackage());

    private static DescribedPredicate<JavaClass> isOpenOutsideTheEngineRoom() {
        return describe(
                "are public outside the engine room",
                type -> type.getModifiers().contains(PUBLIC)
                        && !type.getPackageName().startsWith("org.biennium.engine"));
    }

    private static ArchCondition<JavaCodeUnit> nameAnEngineType() {
        return new ArchCondition<>("name an engine type") {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                var named = Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
                        .anyMatch(type -> type.getPackageName().startsWith("org.camunda"));
                events.add(new SimpleConditionEvent(unit, named, unit.getDescription()));
            }
        };
    }

    private static DescribedPredicate<JavaCall<?>> asksTheMachineForTheTime() {
        return describe("asks the machine for the time", call -> asksTheMachineForTheTime(call.getTarget()));
    }

    private static boolean asksTheMachineForTheTime(CodeUnitCallTarget target) {
        var owner = target.getOwner();
        var name = target.getName();
        var withoutClock = target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        return owner.getPackageName().equals("java.time")
                        && (name.equals("now") && withoutClock || name.startsWith("system") || name.startsWith("tick"))
                || owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis")
                || owner.isEquivalentTo(Calendar.class) && name.equals("getInstance")
                || owner.isEquivalentTo(Date.class)
                        && name.equals("<init>")
                        && target.getRawParameterTypes().isEmpty();
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a package marked @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " is not @NullMarked"));
            }
        };
    }
}
