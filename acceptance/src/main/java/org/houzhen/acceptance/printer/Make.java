package org.houzhen.acceptance.printer;

import org.houzhen.hardware.simulator.ReceiptPrinterSimulator.Model;

/** Kinds of printers, each with the settings an administrator would give it. */
enum Make {
    NUMBERED(Model.FULL, ""),
    CLONE_IN_TURN(Model.CLONE, "?proof=in-turn"),
    CLONE_BY_STATUS(Model.CLONE, "?proof=status&settle=5"),
    WITH_MOUTH(Model.WITH_MOUTH, "?status=full"),
    WITH_BLIND_MOUTH(Model.WITH_MOUTH, "");

    private final Model model;
    private final String settings;

    Make(Model model, String settings) {
        this.model = model;
        this.settings = settings;
    }

    Model model() {
        return model;
    }

    String settings() {
        return settings;
    }

    boolean hasMouth() {
        return model.holds();
    }
}
