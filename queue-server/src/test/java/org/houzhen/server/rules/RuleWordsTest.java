package org.houzhen.server.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.houzhen.server.engine.RuleSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleWordsTest {
    static Stream<RuleWords> languages() {
        return Stream.of(RuleWords.ZH, RuleWords.EN);
    }

    @Test
    void everyComponentOfEverySectionIsARule() {
        long components = Arrays.stream(RuleSet.class.getRecordComponents())
                .map(RecordComponent::getType)
                .mapToLong(section -> section.getRecordComponents().length)
                .sum();

        assertThat(RuleCatalogue.ITEMS).hasSize((int) components);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyRuleHasANameASentenceAndWordsForEachChoice(RuleWords words) {
        for (RuleItem item : RuleCatalogue.ITEMS) {
            assertThat(words.name(item.sectionKey())).isNotBlank();
            assertThat(words.name(item.path())).isNotBlank();
            samples(item)
                    .forEach(text ->
                            assertThat(words.says(item, text)).isNotBlank().doesNotContain("{"));
        }
        RuleDocument.lists().keySet().forEach(list -> {
            assertThat(words.name("naming." + list)).isNotBlank();
            assertThat(words.says(list, List.of())).isNotBlank();
            assertThat(words.says(list, List.of("B", "C"))).contains("B", "C");
        });
    }

    private static List<String> samples(RuleItem item) {
        if (item.form() instanceof RuleForm.Choice choice) {
            return choice.words();
        }
        return item.form() instanceof RuleForm.Flag
                ? List.of("true", "false")
                : List.of(item.textOf(ShippedRules.ruleSet()), smallest(item.form()));
    }

    private static String smallest(RuleForm form) {
        return form instanceof RuleForm.Length length
                ? length.range().min() + (length.inSeconds() ? "s" : "m")
                : form instanceof RuleForm.Count count
                        ? Integer.toString(count.range().min())
                        : "0";
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndNoneIsLeftOver() {
        assertThat(RuleWords.EN.keys()).isEqualTo(RuleWords.ZH.keys());
        assertThat(RuleWords.ZH.keys())
                .filteredOn(key -> key.contains(".") && !key.startsWith("naming."))
                .allMatch(key -> RuleCatalogue.ITEMS.stream()
                        .anyMatch(item -> key.equals(item.path()) || key.startsWith(item.path() + ".")));
    }

    @Test
    void aSentenceReadsAsPeopleSayIt() {
        RuleItem guard = RuleCatalogue.find("order.guard").orElseThrow();
        RuleItem distances = RuleCatalogue.find("missed.distances").orElseThrow();

        assertThat(RuleWords.ZH.says(guard, "45m")).isEqualTo("等候超过 45 分钟的患者提前就诊，各种比例都让步");
        assertThat(RuleWords.EN.says(guard, "45m"))
                .isEqualTo("Whoever has waited more than 45 min goes before all ratios");
        assertThat(RuleWords.ZH.says(distances, "3, 0")).isEqualTo("过号召回：第 1 次让 3 位、第 2 次排到半日末；再过号按爽约结束");
    }
}
