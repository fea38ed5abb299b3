package org.houzhen.hardware.simulator;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.houzhen.hardware.ReceiptPrinter.Paper;

/**
 * An ESC/POS printer with a roll of paper, a cover and a knife. It stops where a real one stops: what it cannot print
 * waits in its buffer, while questions in real time are still answered.
 */
public final class ReceiptPrinterSimulator extends DeviceOnCable {
    private static final int BUFFERED_MAX = 10_000;
    private static final int ENDLESS = Integer.MAX_VALUE;
    private static final int NEAR_END_LINES = 30;

    private final PaperRoll roll = new PaperRoll();
    private final Deque<Buffered> buffer = new ArrayDeque<>();
    private Faults faults = Faults.NONE;
    private Model model = Model.FULL;
    private boolean inMouth;
    private int linesLeft = ENDLESS;
    private boolean sensorsOn;

    /** What is wrong with the printer; a silent one prints but gives no proof. */
    public record Faults(
            Paper paper, boolean coverOpen, boolean cutterJammed, boolean offline, boolean silent, boolean jammed) {
        public static final Faults NONE = new Faults(Paper.OK, false, false, false, false, false);

        public Faults withPaper(Paper newPaper) {
            return new Faults(newPaper, coverOpen, cutterJammed, offline, silent, jammed);
        }

        public Faults withCoverOpen(boolean open) {
            return new Faults(paper, open, cutterJammed, offline, silent, jammed);
        }

        public Faults withCutterJammed(boolean isJammed) {
            return new Faults(paper, coverOpen, isJammed, offline, silent, jammed);
        }

        public Faults withOffline(boolean isOffline) {
            return new Faults(paper, coverOpen, cutterJammed, isOffline, silent, jammed);
        }

        public Faults withSilent(boolean isSilent) {
            return new Faults(paper, coverOpen, cutterJammed, offline, isSilent, jammed);
        }

        public Faults withJam(boolean isJammed) {
            return new Faults(paper, coverOpen, cutterJammed, offline, silent, isJammed);
        }

        boolean stopPrinting() {
            return paper == Paper.OUT || coverOpen || cutterJammed || offline || jammed;
        }
    }

    /**
     * What kind of printer it is.
     *
     * @param provesByNumber knows GS ( H
     * @param clears throws its buffer away when told to
     * @param holds waits with the next slip until the one in its mouth was taken
     */
    public record Model(boolean provesByNumber, boolean clears, boolean holds) {
        public static final Model FULL = new Model(true, true, false);
        public static final Model CLONE = new Model(false, false, false);
        public static final Model WITH_MOUTH = new Model(true, true, true);
    }

    private record Buffered(EscPosCommand command, DeviceEnd.Host host) {
        /** Questions are answered in their turn; all else waits until the mouth is free. */
        boolean inks() {
            boolean proof = command.code() == 0x1D28 && command.at(2) == 'H';
            return !proof && command.code() != 0x1D61 && command.code() != 0x1D72;
        }
    }

    public ReceiptPrinterSimulator() {
        super("sim-receipt", EscPosCommandDecoder::new);
    }

    public Faults faults() {
        return end.ask(() -> faults);
    }

    public void set(Faults newFaults) {
        end.ask(() -> {
            linesLeft = ENDLESS;
            become(newFaults);
            return null;
        });
    }

    /** So much paper is left: it will be reported low and then run out in the middle of a slip. */
    public void leavePaper(int lines) {
        end.ask(() -> {
            linesLeft = lines;
            become(faults.withPaper(lines < NEAR_END_LINES ? Paper.LOW : Paper.OK));
            return null;
        });
    }

    public List<PaperSlip> paper() {
        return end.ask(roll::slips);
    }

    public void takePaperAway() {
        end.ask(() -> {
            roll.clear();
            return null;
        });
    }

    /** Becomes another printer; what it holds stays. */
    public void be(Model newModel) {
        end.ask(() -> {
            model = newModel;
            return null;
        });
    }

    /** Somebody pulls the slip out of the mouth. */
    public void takeSlip() {
        end.ask(() -> {
            inMouth = false;
            printBuffered();
            return null;
        });
    }

    /** What it holds is lost and its lines are dead until it is plugged in again; paper stays where it is. */
    public void losePower() {
        end.ask(() -> {
            buffer.clear();
            roll.powerLost();
            sensorsOn = false;
            end.goDark();
            return null;
        });
    }

    /** The cable falls out; the printer goes on with what it has. */
    public void loseCable() {
        end.ask(() -> {
            end.goDark();
            return null;
        });
    }

    /** From now on, what hosts send is kept. */
    public void rewindTape() {
        end.ask(() -> {
            end.rewind();
            return null;
        });
    }

    /** Every byte since, as it came. */
    public byte[] tape() {
        return end.ask(end::tape);
    }

    /** Something happens once so many more bytes have come, before the next is looked at; one thing at a time. */
    public void afterBytes(int count, Runnable incident) {
        end.ask(() -> {
            end.afterBytes(count, incident);
            return null;
        });
    }

    public void forgetIncident() {
        end.ask(() -> {
            end.forgetIncident();
            return null;
        });
    }

    @Override
    void heard(Object frame, DeviceEnd.Host host) {
        var command = (EscPosCommand) frame;
        if (command.isRealTime()) {
            answerAtOnce(command, host);
        } else if (buffer.size() < BUFFERED_MAX) {
            buffer.add(new Buffered(command, host));
            printBuffered();
        }
    }

    private void become(Faults newFaults) {
        boolean changed = !newFaults.equals(faults);
        faults = newFaults;
        if (changed && sensorsOn) {
            end.broadcast(sensors());
        }
        printBuffered();
    }

    private void printBuffered() {
        while (!buffer.isEmpty()
                && !faults.stopPrinting()
                && !(inMouth && buffer.peek().inks())) {
            Buffered next = buffer.remove();
            carryOut(next.command(), next.host());
        }
    }

    private void carryOut(EscPosCommand command, DeviceEnd.Host host) {
        if (command.code() == 0x1D61) {
            sensorsOn = command.at(2) != 0;
            if (sensorsOn) {
                host.send(sensors());
            }
        } else if (command.code() == 0x1D72) {
            host.send(new byte[] {(byte) paperBits()});
        } else if (command.code() == 0x1D28 && command.at(2) == 'H') {
            prove(command, host);
        } else {
            use(roll.print(command));
            inMouth |= model.holds() && command.code() == 0x1D56;
        }
    }

    private void use(int lines) {
        if (linesLeft == ENDLESS || lines == 0) {
            return;
        }
        linesLeft = Math.max(0, linesLeft - lines);
        become(faults.withPaper(linesLeft == 0 ? Paper.OUT : linesLeft < NEAR_END_LINES ? Paper.LOW : Paper.OK));
    }

    /** {@code 37 22 | number 4 | 00}: all before it was printed. */
    private void prove(EscPosCommand command, DeviceEnd.Host host) {
        if (!faults.silent() && model.provesByNumber()) {
            byte[] proof = {0x37, 0x22, 0, 0, 0, 0, 0};
            System.arraycopy(command.bytes(), 7, proof, 2, 4);
            host.send(proof);
        }
    }

    private void answerAtOnce(EscPosCommand command, DeviceEnd.Host host) {
        if (command.code() == 0x1004 && command.at(2) == 20) {
            host.send(fullStatus());
        } else if (command.code() == 0x1004) {
            host.send(new byte[] {(byte) status(command.at(2))});
        } else if (command.code() == 0x1014 && command.at(2) == 8 && model.clears()) {
            boolean confirmed = Arrays.equals(
                    Arrays.copyOfRange(command.bytes(), 3, command.bytes().length), new byte[] {1, 3, 20, 1, 6, 2, 8});
            if (confirmed) {
                buffer.clear();
                host.send(new byte[] {0x37, 0x25, 0});
            }
        }
    }

    private int status(int which) {
        boolean out = faults.paper() == Paper.OUT;
        int bits = switch (which) {
            case 1 -> faults.stopPrinting() ? 0x08 : 0;
            case 2 ->
                (faults.coverOpen() ? 0x04 : 0)
                        | (out ? 0x20 : 0)
                        | (faults.cutterJammed() || faults.jammed() ? 0x40 : 0);
            case 3 -> (faults.cutterJammed() ? 0x08 : 0) | (faults.jammed() ? 0x20 : 0);
            case 4 -> (out ? 0x60 : 0) | (faults.paper() == Paper.OK ? 0 : 0x0C);
            default -> 0;
        };
        return 0x12 | bits;
    }

    private byte[] sensors() {
        int panel = 0x10 | (faults.stopPrinting() ? 0x08 : 0) | (faults.coverOpen() ? 0x20 : 0);
        int errors = (faults.cutterJammed() ? 0x08 : 0) | (faults.jammed() ? 0x20 : 0);
        return new byte[] {(byte) panel, (byte) errors, (byte) paperBits(), 0x0F};
    }

    /** {@code 10 0F | paper | user | way | broken}: what printers with sensors along the paper's way answer. */
    private byte[] fullStatus() {
        int paper = (faults.paper() == Paper.OUT ? 0x01 : 0)
                | (faults.paper() == Paper.OK ? 0 : 0x04)
                | (inMouth ? 0x20 : 0);
        return new byte[] {
            0x10,
            0x0F,
            (byte) paper,
            (byte) (faults.coverOpen() ? 0x03 : 0),
            (byte) (faults.jammed() ? 0x40 : 0),
            (byte) (faults.cutterJammed() ? 0x01 : 0)
        };
    }

    private int paperBits() {
        return switch (faults.paper()) {
            case OK -> 0;
            case LOW -> 0x03;
            case OUT -> 0x0F;
        };
    }
}
