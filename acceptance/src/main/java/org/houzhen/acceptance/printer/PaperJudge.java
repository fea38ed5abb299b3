package org.houzhen.acceptance.printer;

import java.util.ArrayList;
import java.util.List;
import org.houzhen.hardware.simulator.PaperSlip;

/**
 * Looks at the paper alone. A copy begins with the hospital's name. The first copy of a slip may be unmarked, every other
 * must say 补打; and one copy at least must be whole: its number, its code, its last line, and cut off.
 */
final class PaperJudge {
    static final String HOSPITAL = "活动医院";
    static final String TERMINAL = "活动机一";
    private static final String MARK = "补打";

    private final List<Copy> copies = new ArrayList<>();

    /** What one printing left on paper. */
    private static final class Copy {
        private final StringBuilder text = new StringBuilder();
        private final List<String> codes = new ArrayList<>();
        private boolean ended;
        private boolean cut;

        boolean isMarked() {
            return text.indexOf(MARK) >= 0;
        }

        boolean isOf(String number) {
            return text.indexOf(number) >= 0 || codes.contains(number);
        }

        boolean isWhole(String number) {
            return text.indexOf(number) >= 0 && codes.contains(number) && ended && cut;
        }
    }

    /** @param unmarked copies that came after another and do not say so; @param lost no copy is whole */
    record Verdict(int unmarked, boolean lost) {}

    PaperJudge(List<PaperSlip> paper) {
        for (PaperSlip slip : paper) {
            slip.items().forEach(this::read);
            if (slip.cut() && !copies.isEmpty()) {
                copies.get(copies.size() - 1).cut = true;
            }
        }
    }

    private void read(PaperSlip.Item item) {
        item.<Runnable>match(text -> () -> text(text.text()), code -> () -> code(code.text()), dots -> () -> {})
                .run();
    }

    private void text(String line) {
        if (line.equals(HOSPITAL) || copies.isEmpty()) {
            copies.add(new Copy());
        }
        Copy copy = copies.get(copies.size() - 1);
        copy.text.append(line).append('\n');
        copy.ended |= line.startsWith(TERMINAL);
    }

    private void code(String code) {
        if (copies.isEmpty()) {
            copies.add(new Copy());
        }
        copies.get(copies.size() - 1).codes.add(code);
    }

    int copies(String number) {
        return (int) copies.stream().filter(copy -> copy.isOf(number)).count();
    }

    Verdict verdict(String number) {
        List<Copy> all = copies.stream().filter(copy -> copy.isOf(number)).toList();
        long unmarked = all.stream().skip(1).filter(copy -> !copy.isMarked()).count();
        return new Verdict((int) unmarked, all.stream().noneMatch(copy -> copy.isWhole(number)));
    }
}
