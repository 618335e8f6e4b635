package dev.penstock.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

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
            .resideInAnyPackage(
                    "java.io..", "java.net..", "java.nio.file..", "java.time.chrono..", "java.util.concurrent..")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

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
    static final ArchRule onlyCoreJsonKnowsJackson = noClasses()
            .that()
            .resideOutsideOfPackages("dev.penstock.core.json..", "dev.penstock.testkit.envoy..")
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
