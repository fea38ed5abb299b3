package org.houzhen.hardware.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.anastaciocintra.escpos.EscPos;
import com.github.anastaciocintra.escpos.EscPosConst;
import com.github.anastaciocintra.escpos.Style;
import com.github.anastaciocintra.escpos.barcode.QRCode;
import com.github.anastaciocintra.escpos.image.BitonalThreshold;
import com.github.anastaciocintra.escpos.image.CoffeeImageImpl;
import com.github.anastaciocintra.escpos.image.EscPosImage;
import com.github.anastaciocintra.escpos.image.RasterBitImageWrapper;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The simulated printer understands an encoder that nobody here wrote. */
class ForeignEncoderTest {
    private final ReceiptPrinterSimulator printer = new ReceiptPrinterSimulator();

    @AfterEach
    void close() {
        printer.close();
    }

    @Test
    void textStylesCodesAndPicturesOfAnotherEncoderAreReadAsMeant() throws Exception {
        try (var socket = new Socket("127.0.0.1", printer.listen(0));
                var encoder = new EscPos(socket.getOutputStream())) {
            encoder.initializePrinter();
            encoder.setCharsetName("GB18030");
            encoder.write(0x1C).write('&'); // This encoder never enters Chinese mode by itself.
            Style large = new Style()
                    .setFontSize(Style.FontSize._2, Style.FontSize._3)
                    .setBold(true)
                    .setJustification(EscPosConst.Justification.Center);
            encoder.writeLF(large, "挂号凭条");
            encoder.writeLF(new Style(), "姓名：王秀兰");
            encoder.write(new QRCode().setModel(QRCode.QRModel._2).setSize(5), "https://h.example/A012");
            encoder.write(new RasterBitImageWrapper(), picture("dots A013"));
            encoder.feed(3).cut(EscPos.CutMode.FULL);
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> printer.paper().stream().anyMatch(PaperSlip::cut));

        PaperSlip slip = printer.paper().get(0);
        assertThat(slip.items()).first().isEqualTo(new PaperSlip.Text("挂号凭条", 2, 3, true, 1));
        assertThat(slip.text()).contains("姓名：王秀兰\n");
        assertThat(slip.codes()).containsExactly("https://h.example/A012");
        assertThat(PaperScan.decode(PaperScan.image(rowsOf(slip), 1))).isEqualTo("dots A013");
    }

    private static List<String> rowsOf(PaperSlip slip) {
        return slip.items().stream()
                .filter(PaperSlip.Picture.class::isInstance)
                .map(PaperSlip.Picture.class::cast)
                .flatMap(picture -> picture.rows().stream())
                .toList();
    }

    private static EscPosImage picture(String text) throws Exception {
        var matrix = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 160, 160);
        var image = new BufferedImage(160, 160, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 160; y++) {
            for (int x = 0; x < 160; x++) {
                image.setRGB(x, y, matrix.get(x, y) ? 0x000000 : 0xFFFFFF);
            }
        }
        return new EscPosImage(new CoffeeImageImpl(image), new BitonalThreshold(127));
    }
}
