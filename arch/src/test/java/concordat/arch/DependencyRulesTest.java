package concordat.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The architecture, as rules that a build checks. Each says why it is there.
final class DependencyRulesTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("jte-classes"))
            .importPackages("concordat");

    private static final String GENERATED = "gg.jte.generated..";

    /// Which part may name which. This table is the architecture.
    private static final Map<String, List<String>> MAY_NAME = table();

    private static Map<String, List<String>> table() {
        Map<String, List<String>> may = new HashMap<>();
        may.put("catalogue", List.of());
        may.put("ledger", List.of());
        may.put("decision", List.of());
        may.put("api", List.of());
        may.put("print", List.of("ledger"));
        may.put("oscal", List.of());
        may.put("assurance", List.of("catalogue"));
        may.put("notices", List.of("catalogue", "assurance"));
        may.put("courier", List.of());
        may.put("findings", List.of("catalogue"));
        may.put("rules", List.of("catalogue"));
        may.put("compile", List.of("catalogue", "assurance", "decision"));
        may.put("feed", List.of("decision"));
        may.put("records", List.of("decision"));
        may.put("intake", List.of("catalogue", "findings", "assurance", "rules"));
        may.put("exchange", List.of("catalogue", "assurance", "oscal", "intake", "print"));
        may.put("signals", List.of("catalogue", "decision", "rules"));
        may.put("store", List.of("catalogue", "assurance", "notices", "findings", "ledger", "decision"));
        may.put("gateway", List.of("decision", "feed", "records"));
        may.put(
                "web",
                List.of(
                        "api",
                        "catalogue",
                        "assurance",
                        "findings",
                        "rules",
                        "compile",
                        "decision",
                        "intake",
                        "oscal",
                        "exchange"));
        may.put("cli", List.of("api", "intake", "oscal", "ledger", "findings", "catalogue", "decision"));
        may.put("demo", List.of("api", "catalogue", "intake", "signals"));
        return may;
    }

    @Test
    void theImport_isNotEmpty() {
        assertThat(OURS.size()).as("the rules below would pass on nothing").isGreaterThan(200);
    }

    @TestFactory
    List<DynamicTest> eachPart_namesOnlyWhatTheTableAllows() {
        return MAY_NAME.entrySet().stream()
                .map(part -> DynamicTest.dynamicTest(part.getKey(), () -> {
                    Set<String> others = new TreeSet<>(MAY_NAME.keySet());
                    others.addAll(Set.of("app", "bench"));
                    others.removeAll(part.getValue());
                    others.remove(part.getKey());
                    noClasses()
                            .that()
                            .resideInAPackage("concordat." + part.getKey() + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(others.stream()
                                    .map(o -> "concordat." + o + "..")
                                    .toArray(String[]::new))
                            .because("the table of parts is the architecture")
                            .check(OURS);
                }))
                .toList();
    }

    @Test
    void packages_haveNoCycles() {
        slices().matching("concordat.(**)")
                .should()
                .beFreeOfCycles()
                .because("a knot once tied is never untied")
                .check(OURS);
    }

    @Test
    void theCore_namesTheJdkOnly() {
        classes()
                .that()
                .resideInAnyPackage(core())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "concordat..",
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.math..",
                        "java.nio..",
                        "java.io..",
                        "java.security..",
                        "javax.crypto..",
                        "org.jspecify..")
                .because("what decides must run anywhere and be replayed by anyone")
                .check(OURS);
    }

    @Test
    void theCore_readsNoFileAndNoSocket() {
        noClasses()
                .that()
                .resideInAnyPackage(core())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..")
                .because("an engine that does I/O can be neither replayed nor measured")
                .check(OURS);
    }

    private static String[] core() {
        return new String[] {
            "concordat.catalogue..",
            "concordat.assurance..",
            "concordat.notices..",
            "concordat.decision..",
            "concordat.ledger..",
            "concordat.findings.."
        };
    }

    @Test
    void publicClasses_areClosed() {
        classes()
                .that()
                .arePublic()
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areNotAnnotations()
                .and()
                .resideOutsideOfPackages("concordat.bench..", GENERATED)
                .should(beClosed())
                .because("a class not made to be extended is a promise nobody keeps")
                .check(OURS);
    }

    private static ArchCondition<JavaClass> beClosed() {
        return new ArchCondition<>("be final, sealed, abstract or a record") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean closed = type.getModifiers().contains(JavaModifier.FINAL)
                        || type.getModifiers().contains(JavaModifier.ABSTRACT)
                        || type.reflect().isSealed();
                events.add(new SimpleConditionEvent(type, closed, type.getName() + " is open"));
            }
        };
    }

    @Test
    void names_sayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Dto|Base)(\\$.*)?")
                .orShould()
                .haveNameMatching(".*\\.(Abstract|Base)[A-Z].*")
                .because("a name that fits everything says nothing")
                .check(OURS);
    }

    @Test
    void time_comesInByTheDoor() {
        noClasses()
                .that()
                .resideOutsideOfPackages("concordat.app..", "concordat.bench..")
                .should(callTheClock())
                .because("a rule that reads the clock cannot be replayed, and the demonstration could not move it")
                .check(OURS);
    }

    private static ArchCondition<JavaClass> callTheClock() {
        Set<String> wallClocks = Set.of(
                Instant.class.getName() + ".now",
                LocalDate.class.getName() + ".now",
                LocalDateTime.class.getName() + ".now",
                ZonedDateTime.class.getName() + ".now",
                Clock.class.getName() + ".systemUTC",
                Clock.class.getName() + ".systemDefaultZone",
                System.class.getName() + ".currentTimeMillis",
                UUID.class.getName() + ".randomUUID",
                Math.class.getName() + ".random");
        return new ArchCondition<>("call the wall clock or draw at random") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getMethodCallsFromSelf().stream()
                        .filter(call ->
                                wallClocks.contains(call.getTargetOwner().getName() + "." + call.getName()))
                        .forEach(call -> events.add(SimpleConditionEvent.satisfied(call, call.getDescription())));
            }
        };
    }

    @Test
    void state_isNotStaticAndMutable() {
        fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackages("concordat.bench..", GENERATED)
                .and(notSynthetic())
                .should()
                .beFinal()
                .because("two networks in one process must not meet")
                .check(OURS);
    }

    private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaField> notSynthetic() {
        return DescribedPredicate.describe(
                "not made by the compiler", field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC));
    }

    @Test
    void sql_staysInTheStore() {
        noClasses()
                .that()
                .resideOutsideOfPackages("concordat.store..", "concordat.app..", "concordat.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql..")
                .because("a schema that many know cannot change")
                .check(OURS);
    }

    @Test
    void everyPackage_isNullMarked() {
        Set<String> unmarked = new TreeSet<>();
        for (JavaClass type : OURS) {
            JavaPackage home = type.getPackage();
            if (home.getName().startsWith("concordat")
                    && !home.getName().endsWith("jmh_generated")
                    && !home.isAnnotatedWith(NullMarked.class)) {
                unmarked.add(home.getName());
            }
        }
        assertThat(unmarked).as("packages without @NullMarked in package-info").isEmpty();
    }

    private static final Set<String> FORMATS = OURS.stream()
            .filter(type -> type.isAssignableTo("concordat.intake.report.ReportFormat") && !type.isInterface())
            .map(JavaClass::getSimpleName)
            .collect(Collectors.toSet());

    /// A format's package shows one door; beside it only what the door returns. A tool that exports in several formats
    /// has one for each, which shows nothing but that. `report`, `yaml`, `csv`, `xml`, `json` and `table`
    /// are no formats
    /// but what the doors share.
    @Test
    void eachFormat_hasOnePublicDoor() {
        Map<String, Set<String>> doors = new HashMap<>();
        for (JavaClass type : OURS) {
            boolean result =
                    type.isRecord() || type.isInterface() || type.isEnum() || type.isAssignableTo(Exception.class);
            if (type.getPackageName().matches("concordat\\.intake\\.(?!(?:report|yaml|csv|xml|json|table)$)[a-z]+")
                    && type.getModifiers().contains(JavaModifier.PUBLIC)
                    && type.getEnclosingClass().isEmpty()
                    && !result) {
                doors.computeIfAbsent(type.getPackageName(), p -> new TreeSet<>())
                        .add(type.getSimpleName());
            }
        }
        assertThat(doors).isNotEmpty();
        assertThat(doors.values()).allSatisfy(d -> assertThat(d.size() == 1 || FORMATS.containsAll(d))
                .as("%s", d)
                .isTrue());
    }

    @Test
    void noException_isGeneric() {
        List<String> generic =
                Arrays.asList("java.lang.RuntimeException", "java.lang.Exception", "java.lang.Throwable");
        noClasses()
                .should(new ArchCondition<>("make a generic exception") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getConstructorCallsFromSelf().stream()
                                .filter(call ->
                                        generic.contains(call.getTargetOwner().getName()))
                                .filter(call -> !type.isAssignableTo(Throwable.class))
                                .forEach(call ->
                                        events.add(SimpleConditionEvent.satisfied(call, call.getDescription())));
                    }
                })
                .because("who catches it cannot know what happened")
                .check(OURS);
    }
}
