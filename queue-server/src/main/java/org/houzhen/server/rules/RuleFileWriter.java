package org.houzhen.server.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.houzhen.server.engine.RuleSet;

/** Writes rules as a {@code rules.yml} that explains itself: what each rule does, its range, and what we ship. */
final class RuleFileWriter {
    private static final RuleWords WORDS = RuleWords.ZH;
    private static final String HEAD = """
            # 候诊规则。放在数据目录的 rules.yml；改动在服务器下次启动时生效，并记入日志。
            # 每条规则上面写着作用、允许的值和出厂值。删去的行按出厂值。时间写成 30m、20s 或 1h。
            """;
    private static final String AREAS_HEAD = """

            # 各诊区与全院不同的规则，没写的按全院。诊区是一个大写字母。例如：
            #   areas:
            #     B:
            #       sign-in:
            #         early-by: 20m
            """;

    private final StringBuilder out = new StringBuilder(HEAD);

    private RuleFileWriter() {}

    static String write(RuleDocument document) {
        var writer = new RuleFileWriter();
        Map<String, String> hospital = document.complete().hospital();
        RuleCatalogue.sections().forEach((section, items) -> writer.section(section, items, hospital));
        writer.areas(document.areas());
        writer.naming(document.naming());
        return writer.out.toString();
    }

    private void section(String section, List<RuleItem> items, Map<String, String> texts) {
        out.append("\n# ")
                .append(WORDS.name(section))
                .append('\n')
                .append(section)
                .append(":\n");
        RuleSet shipped = ShippedRules.ruleSet();
        for (RuleItem item : items) {
            out.append("  # ").append(WORDS.name(item.path())).append("。允许：").append(allowed(item));
            out.append("。出厂：").append(item.textOf(shipped)).append("。\n");
            out.append("  ").append(item.key()).append(": ").append(yaml(item, texts.get(item.path())));
            out.append('\n');
        }
    }

    private static String allowed(RuleItem item) {
        return item.form() instanceof RuleForm.Choice choice
                ? choice.words().stream()
                        .map(text -> text + "（" + WORDS.option(item, text) + "）")
                        .collect(Collectors.joining("、"))
                : item.form().allowed();
    }

    private static String yaml(RuleItem item, String text) {
        return item.form() instanceof RuleForm.Counts ? "[" + text + "]" : text;
    }

    private void areas(Map<String, Map<String, String>> areas) {
        out.append(AREAS_HEAD).append(areas.isEmpty() ? "areas: {}\n" : "areas:\n");
        areas.forEach((area, texts) -> {
            out.append("  ").append(area).append(":\n");
            RuleCatalogue.sections().forEach((section, items) -> area(section, items, texts));
        });
    }

    private void area(String section, List<RuleItem> items, Map<String, String> texts) {
        List<RuleItem> own =
                items.stream().filter(item -> texts.containsKey(item.path())).toList();
        Optional.of("    " + section + ":\n").filter(head -> !own.isEmpty()).ifPresent(out::append);
        own.forEach(item -> out.append("      ")
                .append(item.key())
                .append(": ")
                .append(yaml(item, texts.get(item.path())))
                .append('\n'));
    }

    private void naming(Naming naming) {
        out.append("\n# ").append(WORDS.name("naming")).append("\nnaming:\n");
        RuleDocument.lists().forEach((key, list) -> {
            out.append("  # ").append(WORDS.name("naming." + key)).append("。出厂：");
            out.append(yaml(list.apply(Naming.defaults()))).append("。\n");
            out.append("  ")
                    .append(key)
                    .append(": ")
                    .append(yaml(list.apply(naming)))
                    .append('\n');
        });
    }

    private static String yaml(Set<String> words) {
        return words.stream().map(word -> "\"" + word + "\"").collect(Collectors.joining(", ", "[", "]"));
    }
}
