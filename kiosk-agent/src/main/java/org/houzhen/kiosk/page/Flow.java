package org.houzhen.kiosk.page;

/** What a patient came for; one tile of the start screen each. */
public enum Flow {
    REGISTER,
    SIGN_IN,
    PAY_BILLS,
    PRINT_REPORTS,
    /** 退号: a registration goes back, and its money. */
    RETURN,
    /** 电子票据: fiscal e-bills are printed; offered only where the server issues them. */
    EBILLS,
    /** 窗口取号: a number for the cashier's windows; offered only where the hospital gives such numbers. */
    WINDOW
}
