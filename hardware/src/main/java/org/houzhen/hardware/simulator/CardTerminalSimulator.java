package org.houzhen.hardware.simulator;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.houzhen.hardware.MaskedCard;
import org.houzhen.hardware.driver.mispos.MisposAnswer;
import org.houzhen.hardware.driver.mispos.MisposFrameDecoder;
import org.houzhen.hardware.driver.mispos.MisposFrames;
import org.houzhen.hardware.driver.mispos.MisposRequest;
import org.houzhen.hardware.driver.mispos.MisposTypes;
import org.houzhen.hardware.simulator.CardTerminalScript.Manner;

/** A bank's card terminal with a bank behind it. It takes the money of whoever is asked for it, as its script says. */
public final class CardTerminalSimulator extends DeviceOnCable {
    private static final String CARD = "6200000000000001234"; // No bank issues numbers of zeros.
    private static final String SLIP = "持卡人存根 张小三 " + CARD;
    private static final String NOT_FOUND = "25";
    private static final String BUSY = "Z3";
    private static final String NOT_SIGNED_IN = "Z4";
    private static final String SETTLED = "Z5";
    private static final String TOO_MUCH = "61";

    private final BankBook book;
    private final Map<String, BiFunction<MisposRequest, Boolean, Reply>> acts = Map.of(
            MisposTypes.SALE, this::sale,
            MisposTypes.CANCEL_SALE, this::cancel,
            MisposTypes.REFUND, this::refund,
            MisposTypes.SETTLE, this::settle,
            MisposTypes.REVERSE, this::reverse,
            MisposTypes.QUERY, this::query);
    private CardTerminalScript script = CardTerminalScript.APPROVE;
    private boolean signedIn;
    private boolean busy;
    private Runnable atCard = () -> {};
    private int requests;

    /** A code, and what it is about. */
    private record Reply(String code, String words, Optional<BankBook.Entry> entry, long amountFen) {
        static Reply done(BankBook.Entry entry) {
            return new Reply("00", "交易成功", Optional.of(entry), entry.amountFen());
        }

        static Reply no(String code, String words) {
            return new Reply(code, words, Optional.empty(), 0);
        }
    }

    public CardTerminalSimulator() {
        this(Clock.systemDefaultZone());
    }

    public CardTerminalSimulator(Clock clock) {
        super("sim-card-terminal", MisposFrameDecoder::ofRequests);
        this.book = new BankBook(clock);
    }

    public void follow(CardTerminalScript next) {
        end.ask(() -> script = next);
    }

    public CardTerminalScript script() {
        return end.ask(() -> script);
    }

    /** Every sale for which money was taken, oldest first, with what became of it. */
    public List<BankBook.Entry> book() {
        return end.ask(book::entries);
    }

    /** All money that was taken and is not back. */
    public long takenFen() {
        return book().stream().mapToLong(BankBook.Entry::leftFen).sum();
    }

    /** Whole requests about money that it heard. */
    public int requests() {
        return end.ask(() -> requests);
    }

    /** Whoever is at card and PIN is done now. */
    public void hurry() {
        end.ask(() -> {
            atCard.run();
            return null;
        });
    }

    /** As after a night: the bank no longer knows the terminal. */
    public void signOut() {
        end.ask(() -> signedIn = false);
    }

    @Override
    void heard(Object frame, DeviceEnd.Host host) {
        var request = (MisposRequest) frame;
        if (busy) {
            host.send(answer(request, Reply.no(BUSY, "交易处理中")));
        } else if (request.type().equals(MisposTypes.SIGN_IN)) {
            signedIn = true;
            host.send(answer(request, new Reply("00", "签到成功", Optional.empty(), 0)));
        } else if (!signedIn) {
            host.send(answer(request, Reply.no(NOT_SIGNED_IN, "请先签到")));
        } else if (request.memo().isEmpty() && request.type().equals(MisposTypes.QUERY)) {
            host.send(answer(request, Reply.no(NOT_FOUND, "无此交易"))); // Is anybody there?
        } else {
            work(request, host);
        }
    }

    private void work(MisposRequest request, DeviceEnd.Host host) {
        requests++;
        CardTerminalScript now = script;
        script = now.rest();
        if (now.delay().isZero()) {
            finish(request, host, now);
            return;
        }
        busy = true;
        Runnable patientIsDone = () -> {
            busy = false;
            atCard = () -> {};
            finish(request, host, now);
        };
        atCard = patientIsDone;
        end.later(now.delay(), () -> {
            if (atCard == patientIsDone) {
                atCard.run();
            }
        });
    }

    private void finish(MisposRequest request, DeviceEnd.Host host, CardTerminalScript now) {
        Manner manner = now.first();
        if (manner == Manner.DECLINE) {
            host.send(answer(request, Reply.no(now.code(), now.words())));
            return;
        }
        Reply reply = acts.getOrDefault(request.type(), (asked, done) -> Reply.no("12", "无效交易"))
                .apply(request, manner.isDone());
        switch (manner) {
            case LOSE_AFTER, LOSE_BEFORE -> {}
            case UNPLUG_AFTER, UNPLUG_BEFORE -> end.goDark();
            case WRONG_LENGTH -> host.send(shortened(answer(request, reply)));
            case WRONG_CHECKSUM -> host.send(flipped(answer(request, reply)));
            case WRONG_ECHO -> host.send(answer(other(request), reply));
            case WRONG_AMOUNT -> host.send(answer(request, more(reply)));
            case BANK_SILENT -> host.send(answer(request, Reply.no("98", "交易超时")));
            case APPROVE, DECLINE -> host.send(answer(request, reply));
        }
    }

    private Reply sale(MisposRequest request, boolean done) {
        if (request.amountFen() < 1 || request.memo().isEmpty()) {
            return Reply.no("30", "格式错误");
        }
        return done ? Reply.done(book.take(request.memo(), request.amountFen(), CARD)) : Reply.no("", "");
    }

    private Reply query(MisposRequest request, boolean done) {
        return book.standing(request.memo()).map(Reply::done).orElseGet(() -> Reply.no(NOT_FOUND, "无此交易"));
    }

    private Reply reverse(MisposRequest request, boolean done) {
        return undo(book.standing(request.memo()), BankBook.State.REVERSED, done);
    }

    private Reply cancel(MisposRequest request, boolean done) {
        Optional<BankBook.Entry> meant =
                book.find(entry -> entry.trace().equals(request.original().trace())
                        && entry.batch().equals(request.original().batch())
                        && entry.amountFen() == request.amountFen()
                        && entry.state() == BankBook.State.TAKEN);
        return undo(meant, BankBook.State.CANCELLED, done);
    }

    private Reply undo(Optional<BankBook.Entry> meant, BankBook.State state, boolean done) {
        if (meant.isEmpty()) {
            return Reply.no(NOT_FOUND, "无此交易");
        }
        if (book.isSettled(meant.get())) {
            return Reply.no(SETTLED, "已结算，请退货");
        }
        return Reply.done(done ? book.replace(meant.get(), meant.get().becoming(state)) : meant.get());
    }

    private Reply refund(MisposRequest request, boolean done) {
        Optional<BankBook.Entry> meant =
                book.find(entry -> entry.reference().equals(request.original().reference()));
        if (meant.isEmpty()) {
            return Reply.no(NOT_FOUND, "无此交易");
        }
        BankBook.Entry entry = meant.get();
        if (request.amountFen() < 1 || request.amountFen() > entry.leftFen()) {
            return Reply.no(TOO_MUCH, "超出可退金额");
        }
        BankBook.Entry after = done ? book.replace(entry, entry.refunded(request.amountFen())) : entry;
        return new Reply("00", "退货成功", Optional.of(after), request.amountFen());
    }

    private Reply settle(MisposRequest request, boolean done) {
        long sum = done ? book.settle() : 0;
        return new Reply("00", "结算成功", Optional.empty(), sum);
    }

    private static Reply more(Reply reply) {
        return new Reply(reply.code(), reply.words(), reply.entry(), reply.amountFen() + 1);
    }

    /** Whose echo lies in front of the one asked for, as no late answer's does. */
    private static MisposRequest other(MisposRequest request) {
        String echo = String.format("%03d", (Integer.parseInt(request.echo()) + 7) % 1000);
        return new MisposRequest(
                request.till(), request.type(), request.amountFen(), request.original(), request.memo(), echo);
    }

    private static byte[] shortened(byte[] frame) {
        frame[2] = (byte) (frame[2] - 1);
        return frame;
    }

    private static byte[] flipped(byte[] frame) {
        frame[frame.length - 1] ^= 1;
        return frame;
    }

    private byte[] answer(MisposRequest request, Reply reply) {
        BankBook.Entry entry = reply.entry().orElseGet(book::blank);
        var answer = new MisposAnswer(
                reply.code(),
                reply.words(),
                MaskedCard.NONE,
                reply.amountFen(),
                entry.trace(),
                entry.batch(),
                entry.date(),
                entry.time(),
                entry.reference(),
                "",
                "898330680620001",
                "12345678",
                request.echo());
        boolean ofCard = reply.entry().isPresent();
        return MisposFrames.answer(answer, ofCard ? CARD : "", ofCard ? SLIP : "");
    }
}
