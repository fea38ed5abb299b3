package org.houzhen.server.reconciliation;

import java.time.Duration;
import java.time.LocalDate;
import org.houzhen.server.channel.ChannelBill;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.BillTaken;
import org.houzhen.wire.Problem;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** The door for bills that people hand in as files, such as the bank's statement. Handed in again, the later one counts. */
@RestController
@RequestMapping("/api/desk/money/days/{day}/bills")
class BillController {
    private static final int BYTES_MAX = 2 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Reconciliation reconciliation;
    private final DayComparer comparer;
    private final ReconciliationBook book;

    BillController(Reconciliation reconciliation, DayComparer comparer, ReconciliationBook book) {
        this.reconciliation = reconciliation;
        this.comparer = comparer;
        this.book = book;
    }

    /** The body is the file as it is, not held to the limit of other requests. */
    @PostMapping("/{source}")
    BillTaken take(
            @AuthenticationPrincipal StaffPrincipal clerk,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @PathVariable String source,
            @RequestBody(required = false) Flux<DataBuffer> body) {
        ChannelBill.HandedIn bill = reconciliation
                .handedIn(source)
                .orElseThrow(() -> new ProblemException("NOT_LISTED", "这个渠道的账单由系统自己取，不用上传。", 404));
        if (day.isAfter(comparer.lastOver())) {
            throw new ProblemException("DAY_NOT_OVER", "这一天还没有结束，请明天上午 10 点以后对账。", 409);
        }
        ChannelBill.HandedIn.Read read = bill.read(day, whole(body));
        book.forgetCompared(source, day); // A stop before the comparison below leaves it to the loop.
        read.keep(clerk.actor());
        reconciliation.compare(source, day);
        return new BillTaken(read.lines());
    }

    private static byte[] whole(Flux<DataBuffer> body) {
        try {
            DataBuffer joined = DataBufferUtils.join(body, BYTES_MAX).block(PATIENCE);
            return joined == null ? new byte[0] : bytes(joined);
        } catch (DataBufferLimitException e) {
            throw new ProblemException(new Problem(
                    "STATEMENT_TOO_LARGE",
                    "文件超过 2 MB。请核对是不是这一天的对账单。",
                    413,
                    "The file is larger than 2 MB. Is it this day's?"));
        }
    }

    private static byte[] bytes(DataBuffer joined) {
        try {
            byte[] bytes = new byte[joined.readableByteCount()];
            joined.read(bytes);
            return bytes;
        } finally {
            DataBufferUtils.release(joined);
        }
    }
}
