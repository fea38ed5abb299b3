package org.houzhen.server.insurance;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the hospital agreed with its region's insurer. Keys and tokens are named by the files they lie in.
 *
 * @param institution the hospital's 12 characters (fixmedins_code)
 * @param place the area code of the place of care, 6 digits (mdtrtarea_admvs)
 * @param receiver the number of the insurer's system (recer_sys_code)
 * @param operator under which name terminals sign in (opter)
 * @param gateway set where messages go in the clear behind x-tif headers
 * @param sealed set where messages are encrypted and signed with national algorithms
 * @param statement how a day is compared with the centre
 * @param nothingThere words by which the region's insurer says that there is no such transaction to take back; without
 *     one of them a refusal to take something back is for a person
 */
@ConfigurationProperties("houzhen.insurance")
record InsuranceSettings(
        String institution,
        @DefaultValue("") String institutionName,
        String place,
        @DefaultValue("") String receiver,
        @DefaultValue("houzhen") String operator,
        URI baseUrl,
        Gateway gateway,
        Sealed sealed,
        @DefaultValue Statement statement,
        @DefaultValue({"不存在", "未找到"}) List<String> nothingThere) {
    /**
     * How a day is compared with the centre.
     *
     * @param office the office that clears (setl_optins); empty where the region asks for none
     * @param clearing the kind of clearing (clr_type), 11 being outpatient care
     * @param kinds what people here may be insured under (insutype); each is asked for, whether we settled any or not
     */
    record Statement(
            @DefaultValue("") String office,
            @DefaultValue("11") String clearing,

            @DefaultValue({"310", "320", "330", "340", "390", "510"})
            List<String> kinds) {}

    /**
     * The clear transport.
     *
     * @param account our name there (x-tif-paasid)
     * @param token the file with the shared secret
     * @param digest SHA-256, or SM3 where the region says so
     */
    record Gateway(
            String account,
            Path token,
            @DefaultValue("SHA-256") String digest) {}

    /**
     * The sealed transport.
     *
     * @param key the file with the SM4 key, 32 hexadecimal digits
     * @param secret the file with the text that ends what is signed
     * @param ours the file with our SM2 private key, 64 hexadecimal digits
     * @param theirs the file with the insurer's SM2 public key, 130 hexadecimal digits that begin with 04
     */
    record Sealed(Path key, Path secret, Path ours, Path theirs) {}
}
