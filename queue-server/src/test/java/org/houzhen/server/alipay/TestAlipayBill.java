package org.houzhen.server.alipay;

import java.io.IOException;
import java.util.List;
import org.houzhen.server.channel.BillLine;

/** For tests of other modules: what is made of a bill's file. */
public final class TestAlipayBill {
    private TestAlipayBill() {}

    public static List<BillLine> read(byte[] zip) throws IOException {
        return AlipayBill.read(zip);
    }
}
