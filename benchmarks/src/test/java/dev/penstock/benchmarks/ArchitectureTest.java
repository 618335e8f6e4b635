package dev.penstock.benchmarks;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/** The dependency rules of ARCHITECTURE.md. */
@AnalyzeClasses(packages = "dev.penstock", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule theCoreDependsOnNothingOfPenstock = noClasses()
            .that()
            .resideInAPackage("dev.penstock.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.penstock.dsl..",
                    "dev.penstock.guest..",
                    "dev.penstock.classlib..",
                    "dev.penstock.compiler..",
                    "dev.penstock.testkit..",
                    "dev.penstock.maven..");

    @ArchTest
    static final ArchRule theCoreIsPure = noClasses()
            .that()
            .resideInAPackage("dev.penstock.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.net..", "java.nio.file..", "java.util.concurrent..")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Clock.class, Random.class, Thread.class, ThreadLocalRandom.class)
            .orShould()
            .callMethodWhere(aMethodOf(System.class).and(not(named("arraycopy"))))
            .orShould()
            .callMethodWhere(aMethodOf("java.time.").and(named("now")));

    private static DescribedPredicate<JavaMethodCall> aMethodOf(Class<?> owner) {
        return aMethodOf(owner.getName());
    }

    private static DescribedPredicate<JavaMethodCall> aMethodOf(String owner) {
        return DescribedPredicate.describe(
                "a method of " + owner, call -> call.getTargetOwner().getName().startsWith(owner));
    }

    private static DescribedPredicate<JavaMethodCall> named(String method) {
        return DescribedPredicate.describe(
                "named " + method, call -> call.getName().equals(method));
    }

    @ArchTest
    static final ArchRule theDslKnowsTheCoreOnly = noClasses()
            .that()
            .resideInAPackage("dev.penstock.dsl..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.penstock.guest..",
                    "dev.penstock.classlib..",
                    "dev.penstock.compiler..",
                    "dev.penstock.testkit..",
                    "dev.penstock.maven..");

    @ArchTest
    static final ArchRule theGuestDoesNotKnowItsCompilerOrItsTests = noClasses()
            .that()
            .resideInAPackage("dev.penstock.guest..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.penstock.compiler..", "dev.penstock.testkit..", "dev.penstock.maven..");

    @ArchTest
    static final ArchRule onlyTheEdgeOfTheModuleAndTheCompilerKnowTeaVm = noClasses()
            .that()
            .resideOutsideOfPackages("dev.penstock.guest.wasm..", "dev.penstock.classlib..", "dev.penstock.compiler..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.teavm..");

    @ArchTest
    static final ArchRule onlyTheEdgeOfTheModuleKnowsLinearMemory = noClasses()
            .that()
            .resideOutsideOfPackages("dev.penstock.guest.wasm..", "dev.penstock.classlib..", "dev.penstock.compiler..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.penstock.classlib..");

    @ArchTest
    static final ArchRule ofWhatRunsInAModuleOnlyCoreJsonKnowsJackson = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.penstock.core..", "dev.penstock.dsl..", "dev.penstock.guest..", "dev.penstock.examples..")
            .and()
            .resideOutsideOfPackage("dev.penstock.core.json..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("tools.jackson..", "com.fasterxml..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.penstock.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noPackageIsADrawer = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..impl..", "..internal..", "..helper..");

    @ArchTest
    static final ArchRule noNameIsADrawer = classes()
            .should()
            .haveNameNotMatching(".*(Manager|Util|Utils|Helper|Impl|Processor)")
            .andShould()
            .haveNameNotMatching(".*\\.Abstract[A-Z].*");
}
