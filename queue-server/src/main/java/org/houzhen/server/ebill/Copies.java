package org.houzhen.server.ebill;

import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.houzhen.server.follow.FollowedOrders;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.EBillView;
import org.houzhen.wire.OrderState;
import org.houzhen.wire.OrderView;
import org.houzhen.wire.Slip;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Copies of bills for patients at terminals. Each is counted before it is printed, and the terminal follows it like an order
 * that is done: its slip comes out once, and every copy after the first says so on paper.
 */
final class Copies implements FollowedOrders {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String KIND = "EBILL";
    private static final int LISTED_MAX = 20;

    private final EBillBook book;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final ZoneId zone;

    Copies(EBillBook book, JdbcClient jdbc, TransactionTemplate transactions, Clock clock, ZoneId zone) {
        this.book = book;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * One time that a bill was asked for on paper.
     *
     * @param seq which of its bill it is, slips and sheets counted together
     */
    record Copy(String number, String busNo, int seq) {}

    /** What a copy is printed on. */
    enum Medium {
        SLIP,
        SHEET
    }

    /** A patient's bills, the newest first. */
    List<EBillView> of(String patient) {
        return book.ofPatient(patient, LISTED_MAX).stream().map(this::view).toList();
    }

    private EBillView view(EBill bill) {
        return new EBillView(
                bill.busNo(),
                bill.kind(),
                bill.owedAt(),
                bill.amount(),
                state(bill),
                bill.blue().number().isEmpty() ? null : bill.blue().number(),
                copies(bill.busNo()));
    }

    private static String state(EBill bill) {
        return switch (bill.stage()) {
            case OWED -> "PENDING";
            case ISSUED -> "READY";
            case FLUSHING, FLUSHED, VOID -> "TAKEN_BACK";
        };
    }

    private int copies(String busNo) {
        return jdbc.sql("select count(*) from ebill_copy where bus_no = ?")
                .param(busNo)
                .query(Integer.class)
                .single();
    }

    /**
     * Counts a copy, and shows it as the terminal follows it; the same key is the same copy.
     *
     * @throws ProblemException when there is nothing to print
     */
    OrderView order(String terminal, UUID key, String patient, String busNo) {
        return view(count(terminal, key, patient, busNo, Medium.SLIP));
    }

    /**
     * Counts a copy; the same key is the same copy.
     *
     * @throws ProblemException when there is nothing to print
     */
    Copy count(String terminal, UUID key, String patient, String busNo, Medium medium) {
        EBill bill = book.find(busNo)
                .filter(found -> book.isOf(found, patient))
                .orElseThrow(() -> new ProblemException("EBILL_NOT_FOUND", "没有找到这张电子票据。请返回重新查询。", 404));
        Optional<Copy> first = find(terminal, key);
        if (first.isEmpty() && bill.stage() == EBillStage.OWED) {
            throw new ProblemException("EBILL_PENDING", "电子票据正在开具，请稍后再来打印。", 409);
        }
        if (first.isEmpty() && bill.stage() != EBillStage.ISSUED) {
            throw new ProblemException("EBILL_TAKEN_BACK", "这笔费用已退，电子票据已冲红，不能再打印。", 409);
        }
        return first.orElseGet(() -> counted(terminal, key, busNo, medium));
    }

    private Copy counted(String terminal, UUID key, String busNo, Medium medium) {
        return transactions.execute(status -> {
            int seq = copies(busNo) + 1;
            var copy = new Copy(busNo + "-C" + seq, busNo, seq);
            jdbc.sql("""
                            insert into ebill_copy (copy_no, bus_no, seq, terminal, request_key, printed, asked_at, medium)
                            values (?, ?, ?, ?, ?, 0, ?, ?)
                            """)
                    .params(copy.number(), busNo, seq, terminal, key.toString(), clock.millis())
                    .param(medium.name())
                    .update();
            return copy;
        });
    }

    private Optional<Copy> find(String terminal, UUID key) {
        return jdbc.sql("select copy_no, bus_no, seq from ebill_copy where terminal = ? and request_key = ?")
                .params(terminal, key.toString())
                .query((row, number) -> new Copy(row.getString(1), row.getString(2), row.getInt(3)))
                .optional();
    }

    @Override
    public Optional<OrderView> find(String terminal, String number) {
        return copy(terminal, number, Medium.SLIP).map(this::view);
    }

    /** A copy that this terminal asked for. */
    Optional<Copy> copy(String terminal, String number, Medium medium) {
        return jdbc.sql("select copy_no, bus_no, seq from ebill_copy where terminal = ? and copy_no = ? and medium = ?")
                .params(terminal, number, medium.name())
                .query((row, n) -> new Copy(row.getString(1), row.getString(2), row.getInt(3)))
                .optional();
    }

    @Override
    public List<OrderView> unsettled(String terminal) {
        return jdbc
                .sql("""
                        select copy_no, bus_no, seq from ebill_copy where terminal = ? and printed = 0 and medium = 'SLIP'
                        order by asked_at limit 20
                        """)
                .param(terminal)
                .query((row, n) -> new Copy(row.getString(1), row.getString(2), row.getInt(3)))
                .list()
                .stream()
                .map(this::view)
                .toList();
    }

    @Override
    public void slipPrinted(String number) {
        jdbc.sql("update ebill_copy set printed = 1 where copy_no = ?")
                .param(number)
                .update();
    }

    private OrderView view(Copy copy) {
        return view(copy, book.find(copy.busNo()).orElseThrow());
    }

    private OrderView view(Copy copy, EBill bill) {
        return new OrderView(
                copy.number(),
                KIND,
                OrderState.DONE,
                bill.amount(),
                List.of(),
                null,
                null,
                null,
                slip(copy, bill),
                null,
                null,
                null);
    }

    private Slip slip(Copy copy, EBill bill) {
        List<Slip.Row> rows = new ArrayList<>();
        rows.add(new Slip.Row("项目", bill.kind().equals("REGISTRATION") ? "门诊挂号" : "门诊缴费"));
        rows.add(new Slip.Row("金额", bill.amount().yuan() + " 元"));
        rows.add(new Slip.Row("开票时间", TIME.format(bill.owedAt().atZone(zone))));
        rows.add(new Slip.Row("业务流水号", bill.busNo()));
        if (copy.seq() > 1) {
            rows.add(new Slip.Row("补打", "第 " + copy.seq() + " 次打印"));
        }
        return new Slip(
                copy.number(),
                copy.seq() > 1 ? "医疗收费电子票据（补打）" : "医疗收费电子票据",
                bill.amount().yuan() + " 元",
                List.copyOf(rows),
                null,
                List.of("凭票据代码、号码和校验码可在财政部门网站查验。", "电子票据与纸质票据具有同等效力，重复打印不重复报销。"),
                List.of(
                        "Code, number and check code prove the bill on the fiscal authority's site.",
                        "An e-bill counts as much as one on paper; a second copy is no second bill."),
                null,
                null,
                paper(bill));
    }

    static Slip.EBill paper(EBill bill) {
        EBillPlatform.Paper paper = bill.blue();
        return new Slip.EBill(paper.code(), paper.number(), paper.check(), paper.page());
    }
}
