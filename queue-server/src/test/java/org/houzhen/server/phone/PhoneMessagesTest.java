package org.houzhen.server.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.houzhen.wire.Money;
import org.houzhen.wire.OtherDays;
import org.houzhen.wire.PhoneMove;
import org.houzhen.wire.PhoneProof;
import org.houzhen.wire.PhoneStop;
import org.houzhen.wire.PhoneVisit;
import org.houzhen.wire.TicketPath;
import org.houzhen.wire.TicketPath.Said;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What docs/wire/phone says is what goes over the wire; {@code -Dgolden.write=true} writes it anew after a change. */
class PhoneMessagesTest {
    private static final Path FOLDER = Path.of("../docs/wire/phone");
    private static final JsonMapper JSON = new JsonMapper();

    private static Map<String, Object> samples() {
        var before = new TicketPath.Before(
                "B003",
                "优",
                "PRIORITY_RATIO",
                "ITS_RULE",
                new Said("B003：优先患者，每 2 位普通患者后 1 位", "B003: priority: one after every 2 ordinary"));
        var visit = new PhoneVisit(
                Instant.parse("2026-11-23T01:12:30Z"),
                "Asia/Shanghai",
                "B012",
                "",
                "WAITING",
                "内科一诊区",
                "201诊室",
                PhoneWords.todo("WAITING", "201诊室", false),
                2,
                new Said("按时段和号序，时段 09:30", "in turn, by time slot (09:30) and number"),
                new TicketPath.Wait(5, 20, new Said("大约 5 至 20 分钟", "about 5 to 20 minutes")),
                List.of(before),
                false,
                false);
        var stop = new PhoneStop(
                new Said("采血", "Blood drawing"),
                "血常规",
                new Said("门诊楼一层 采血处", "门诊楼一层 采血处"),
                "WAITING",
                new Said("", ""),
                "X007",
                3,
                4);
        return Map.of(
                "visit",
                visit,
                "stop",
                stop,
                "sign-in",
                new PhoneProof("0021"),
                "other-days",
                days(),
                "move",
                new PhoneMove("0021", "20261203-D008-M", "20261203-D008-M-5"));
    }

    private static OtherDays days() {
        var session = new OtherDays.Session(
                "20261203-D008-M",
                new Said("12月3日 星期四 上午", "Thu 3 Dec, morning"),
                "钱晓燕",
                "副主任医师",
                "副主任医师",
                new Money(2_000),
                true,
                List.of(new OtherDays.Time("20261203-D008-M-5", "09:00–09:15")));
        return new OtherDays("OPEN", new Said("请选择日期和时间。", "Choose a day and a time."), List.of(session));
    }

    @Test
    void everyMessageHasAGoldenOneThatIsWhatIsSent() throws IOException {
        for (Map.Entry<String, Object> sample : samples().entrySet()) {
            Path golden = FOLDER.resolve(sample.getKey() + ".json");
            String written = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(sample.getValue());
            if (Boolean.getBoolean("golden.write")) {
                Files.createDirectories(FOLDER);
                Files.writeString(golden, written + "\n");
            }
            assertThat(JSON.readTree(written)).as(sample.getKey()).isEqualTo(JSON.readTree(Files.readString(golden)));
        }
    }
}
