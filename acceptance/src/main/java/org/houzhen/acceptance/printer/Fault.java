package org.houzhen.acceptance.printer;

import org.houzhen.hardware.ReceiptPrinter.Paper;
import org.houzhen.hardware.simulator.ReceiptPrinterSimulator;
import org.houzhen.hardware.simulator.ReceiptPrinterSimulator.Faults;

/** What happens to a terminal in the middle of a slip. */
enum Fault {
    PAPER_LOW(Faults.NONE.withPaper(Paper.LOW)),
    PAPER_OUT(Faults.NONE.withPaper(Paper.OUT)),
    COVER_OPEN(Faults.NONE.withCoverOpen(true)),
    JAM(Faults.NONE.withJam(true)),
    CUTTER(Faults.NONE.withCutterJammed(true)),
    OFFLINE(Faults.NONE.withOffline(true)),
    PROOF_LOST(Faults.NONE.withSilent(true)),
    NOT_TAKEN(Faults.NONE),
    CABLE(Faults.NONE) {
        @Override
        void strike(Station station) {
            station.printer().loseCable();
        }
    },
    PRINTER_POWER(Faults.NONE) {
        @Override
        void strike(Station station) {
            station.printer().losePower();
        }
    },
    AGENT_POWER(Faults.NONE) {
        @Override
        void strike(Station station) {
            station.cutAgentsPower();
        }
    },
    WHOLE_POWER(Faults.NONE) {
        @Override
        void strike(Station station) {
            station.printer().losePower();
            station.cutAgentsPower();
        }
    };

    private final Faults faults;

    Fault(Faults faults) {
        this.faults = faults;
    }

    /** Happens on the printer's own thread, between two bytes. */
    void strike(Station station) {
        ReceiptPrinterSimulator printer = station.printer();
        printer.set(faults);
    }

    boolean needsMouth() {
        return this == NOT_TAKEN;
    }
}
