package org.houzhen.kiosk.check;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.houzhen.hardware.DeviceFault;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.hardware.DeviceWords;
import org.houzhen.kiosk.devices.DeviceCondition;
import org.houzhen.kiosk.devices.Part;

/** What the check found, as lines of a terminal in Chinese and English, and as an exit status. */
public final class CheckSheet {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final int NAME_WIDTH = 42;
    private static final int STATE_WIDTH = 40;
    private static final String INDENT = " ".repeat(6);

    private final Map<Part, DeviceCondition> conditions = new EnumMap<>(Part.class);
    private final ZoneId zone;

    /** How it went; the number is what the program ends with. */
    public enum Verdict {
        WELL(0, "全部正常", "all well"),
        SOON(1, "能用，但要留意", "usable, look after it soon"),
        NOW(2, "有设备不能用", "a device does not work"),
        NOTHING(3, "没有配置设备", "no device configured");

        private final int exit;
        private final String chinese;
        private final String english;

        Verdict(int exit, String chinese, String english) {
            this.exit = exit;
            this.chinese = chinese;
            this.english = english;
        }

        public int exit() {
            return exit;
        }
    }

    public CheckSheet(List<DeviceCondition> found, ZoneId zone) {
        found.forEach(condition -> conditions.put(condition.part(), condition));
        this.zone = zone;
    }

    public Verdict verdict() {
        return conditions.values().stream()
                .map(condition -> verdict(condition.status().state()))
                .reduce((one, other) -> one.exit() > other.exit() ? one : other)
                .orElse(Verdict.NOTHING);
    }

    private static Verdict verdict(DeviceStatus.State state) {
        return switch (state) {
            case ONLINE -> Verdict.WELL;
            case DEGRADED -> Verdict.SOON;
            case OFFLINE, UNKNOWN -> Verdict.NOW;
        };
    }

    public List<String> lines() {
        Stream<String> devices = Stream.of(Part.values()).flatMap(this::lines);
        String end = "结论 result: " + verdict().chinese + " · " + verdict().english;
        return Stream.concat(devices, Stream.of("", end)).toList();
    }

    private Stream<String> lines(Part part) {
        String name = padded(name(part).chinese() + " " + name(part).english(), NAME_WIDTH);
        return Optional.ofNullable(conditions.get(part))
                .map(condition -> lines(name, condition))
                .orElseGet(() -> Stream.of("  -  " + name + "未配置 not configured"));
    }

    private Stream<String> lines(String name, DeviceCondition condition) {
        DeviceStatus status = condition.status();
        DeviceWords words = DeviceWords.of(status.reason());
        String state = padded(words.chinese() + " " + words.english() + since(status), STATE_WIDTH);
        Stream<String> first = Stream.of("  " + mark(status.state()) + "  " + name + state + condition.address());
        DeviceWords remedy = DeviceWords.remedy(status.reason());
        Stream<String> second = remedy.english().isEmpty()
                ? Stream.empty()
                : Stream.of(INDENT + "→ " + remedy.chinese() + " / " + remedy.english());
        return Stream.of(first, second, paper(condition), faults(condition)).flatMap(lines -> lines);
    }

    private static Stream<String> paper(DeviceCondition condition) {
        return condition.paper().stream()
                .map(left -> INDENT
                        + "纸 paper: 约还可打 %d 张，%s / about %d more slips, %s"
                                .formatted(
                                        left.slips(),
                                        left.days() < 1 ? "不到 1 天" : "约 " + left.days() + " 天",
                                        left.slips(),
                                        left.days() < 1 ? "less than a day" : "days: " + left.days()));
    }

    private String since(DeviceStatus status) {
        return status.state() == DeviceStatus.State.ONLINE
                ? ""
                : " " + CLOCK.format(status.since().atZone(zone));
    }

    private static String mark(DeviceStatus.State state) {
        return switch (state) {
            case ONLINE -> "✓";
            case DEGRADED -> "!";
            case OFFLINE -> "✗";
            case UNKNOWN -> "?";
        };
    }

    /** What went wrong before matters where it went wrong often. */
    private Stream<String> faults(DeviceCondition condition) {
        String often = condition.faults().stream()
                .filter(fault -> fault.count() > 1)
                .limit(3)
                .map(this::fault)
                .collect(Collectors.joining(", "));
        return often.isEmpty() ? Stream.empty() : Stream.of(INDENT + "反复 repeated: " + often);
    }

    private String fault(DeviceFault fault) {
        return DeviceWords.of(fault.reason()).english() + " x" + fault.count() + " since "
                + CLOCK.format(fault.first().atZone(zone));
    }

    private static DeviceWords name(Part part) {
        return switch (part) {
            case ID_CARD -> new DeviceWords("身份证读卡器", "ID card reader");
            case SOCIAL_CARD -> new DeviceWords("社保卡读卡器", "social-security card");
            case RECEIPT -> new DeviceWords("凭条打印机", "receipt printer");
            case SCANNER -> new DeviceWords("扫码器", "code scanner");
            case REPORT -> new DeviceWords("报告打印机", "report printer");
            case CARD_TERMINAL -> new DeviceWords("银行卡刷卡机", "bank card terminal");
            case INSURANCE_TERMINAL -> new DeviceWords("医保终端", "insurance terminal");
            case CAMERA -> new DeviceWords("摄像头", "camera");
        };
    }

    /** Chinese characters take two columns. */
    private static String padded(String text, int columns) {
        long width = text.chars().map(c -> c >= 0x2E80 ? 2 : 1).sum();
        return text + " ".repeat((int) Math.max(1, columns - width));
    }
}
