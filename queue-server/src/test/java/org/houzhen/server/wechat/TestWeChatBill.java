package org.houzhen.server.wechat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.houzhen.server.channel.BillLine;

/** For tests of other modules: what is made of a bill's file. */
public final class TestWeChatBill {
    private TestWeChatBill() {}

    public static List<BillLine> read(byte[] packed) throws IOException {
        return BillTable.read(new String(WeChatBill.unpacked(packed), StandardCharsets.UTF_8));
    }
}
