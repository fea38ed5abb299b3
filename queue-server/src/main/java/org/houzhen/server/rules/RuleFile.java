package org.houzhen.server.rules;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads {@code rules.yml}. Whatever is wrong is collected with its line, so that it is put right in one go. */
final class RuleFile {
    private static final int SIZE_MAX = 256 * 1024;

    private final Map<String, Integer> lines = new HashMap<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private final Map<String, String> hospital = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> areas = new LinkedHashMap<>();
    private final Map<String, Set<String>> naming = new HashMap<>();

    private RuleFile() {}

    private record Mistake(int line, String what) {
        @Override
        public String toString() {
            return "第 " + line + " 行 " + what;
        }
    }

    /**
     * What the file says; nothing, if there is none.
     *
     * @throws RuleFileException if anything in it is wrong
     */
    static RuleDocument read(Path file) {
        if (!Files.exists(file)) {
            return RuleDocument.empty();
        }
        var reading = new RuleFile();
        RuleDocument document = reading.document(file);
        if (!reading.mistakes.isEmpty()) {
            throw new RuleFileException(
                    file,
                    reading.mistakes.stream()
                            .sorted(Comparator.comparingInt(Mistake::line))
                            .map(Mistake::toString)
                            .toList());
        }
        return document;
    }

    private RuleDocument document(Path file) {
        compose(file).ifPresent(root -> entries(root, "", this::section));
        var document = new RuleDocument(hospital, areas, naming());
        if (mistakes.isEmpty()) { // What is wrong with the parts has been said, with the line of each.
            RuleCheck.of(document).forEach(wrong -> mistakes.add(new Mistake(lineOf(wrong.path()), wrong.toString())));
        }
        return document;
    }

    private Optional<Node> compose(Path file) {
        try {
            if (Files.size(file) > SIZE_MAX) {
                mistakes.add(new Mistake(1, "文件过大，不是规则文件。"));
                return Optional.empty();
            }
            return Optional.ofNullable(new Yaml(new LoaderOptions()).compose(new StringReader(Files.readString(file))));
        } catch (MarkedYAMLException e) {
            int line = Optional.ofNullable(e.getProblemMark())
                    .map(mark -> mark.getLine() + 1)
                    .orElse(1);
            mistakes.add(new Mistake(line, "不是正确的 YAML，请检查缩进、冒号和引号。（" + e.getProblem() + "）"));
        } catch (YAMLException | CharacterCodingException e) {
            mistakes.add(new Mistake(1, "不是正确的 YAML，或不是 UTF-8 编码。"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.empty();
    }

    /** What stands under a path, each key once. */
    private void entries(Node node, String path, BiConsumer<String, Node> each) {
        if (node.getTag().equals(Tag.NULL)) {
            return;
        }
        if (!(node instanceof MappingNode mapping)) {
            mistake(node, path, "下面要写“名称: 值”，每行一个。");
            return;
        }
        Map<String, Integer> seen = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            String below = path.isEmpty() ? key : path + "." + key;
            Integer before = seen.putIfAbsent(key, line(tuple.getKeyNode()));
            if (before == null) {
                lines.put(below, line(tuple.getKeyNode()));
                each.accept(key, tuple.getValueNode());
            } else {
                mistake(tuple.getKeyNode(), below, "写了两次，前一次在第 " + before + " 行。");
            }
        }
    }

    private void section(String key, Node node) {
        if (key.equals("areas")) {
            entries(node, key, this::area);
        } else if (key.equals("naming")) {
            entries(node, key, this::list);
        } else {
            rules("", key, node, hospital);
        }
    }

    private void area(String area, Node node) {
        String path = RuleCheck.prefix(area);
        RuleCheck.area(area).ifPresent(what -> mistakes.add(new Mistake(lineOf(path), path + "：" + what)));
        Map<String, String> texts = new LinkedHashMap<>();
        entries(node, path, (key, section) -> rules(path + ".", key, section, texts));
        areas.put(area, texts);
    }

    private void rules(String prefix, String section, Node node, Map<String, String> texts) {
        Map<String, List<RuleItem>> sections = RuleCatalogue.sections();
        if (!sections.containsKey(section)) {
            String known = String.join("、", sections.keySet()) + (prefix.isEmpty() ? "、areas、naming" : "");
            unknown(prefix + section, known);
            return;
        }
        entries(node, prefix + section, (key, value) -> {
            String path = section + "." + key;
            RuleCatalogue.find(path)
                    .ifPresentOrElse(
                            item -> value(prefix, item, value, texts),
                            () -> unknown(prefix + path, keys(sections.get(section))));
        });
    }

    private static String keys(List<RuleItem> items) {
        return items.stream().map(RuleItem::key).collect(Collectors.joining("、"));
    }

    private void value(String prefix, RuleItem item, Node node, Map<String, String> texts) {
        String text = text(item, node);
        RuleCheck.value(item, text)
                .ifPresentOrElse(
                        what -> mistake(node, prefix + item.path(), what),
                        () -> texts.put(
                                item.path(),
                                item.form().write(item.form().read(text).orElseThrow())));
    }

    /** A list is written as YAML has it; anything else that is no single value is no value. */
    private static String text(RuleItem item, Node node) {
        if (node instanceof SequenceNode list && item.form() instanceof RuleForm.Counts) {
            return String.join(",", words(list));
        }
        return node instanceof ScalarNode scalar ? scalar.getValue() : node instanceof SequenceNode ? "[…]" : "{…}";
    }

    private static List<String> words(SequenceNode list) {
        return list.getValue().stream()
                .map(each -> each instanceof ScalarNode scalar ? scalar.getValue() : "…")
                .toList();
    }

    private void list(String key, Node node) {
        String path = "naming." + key;
        if (!RuleDocument.lists().containsKey(key)) {
            unknown(path, String.join("、", RuleDocument.lists().keySet()));
        } else if (node instanceof SequenceNode list) {
            words(list).forEach(word -> RuleCheck.name(key, word).ifPresent(what -> mistake(node, path, what)));
            naming.put(key, new TreeSet<>(words(list)));
        } else {
            mistake(node, path, "要写成列表，例如 [A, B]；没有就写 []。");
        }
    }

    private Naming naming() {
        Naming ours = Naming.defaults();
        return new Naming(
                naming.getOrDefault("number-only", ours.numberOnly()),
                naming.getOrDefault("named", ours.named()),
                naming.getOrDefault("number-only-specialties", ours.numberOnlySpecialties()));
    }

    private void unknown(String path, String known) {
        mistakes.add(new Mistake(lineOf(path), path + "：没有这一项。可以写：" + known + "。"));
    }

    private void mistake(Node node, String path, String what) {
        mistakes.add(new Mistake(line(node), (path.isEmpty() ? "" : path + "：") + what));
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** The line of a path, or of the nearest thing above it that is written. */
    private int lineOf(String path) {
        String at = path;
        while (!lines.containsKey(at) && at.contains(".")) {
            at = at.substring(0, at.lastIndexOf('.'));
        }
        return lines.getOrDefault(at, 1);
    }
}
