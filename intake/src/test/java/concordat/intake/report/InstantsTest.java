package concordat.intake.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InstantsTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            1619688396 ; 2021-04-29T09:26:36Z
            1619688396000 ; 2021-04-29T09:26:36Z
            2023-09-26T10:50:34Z ; 2023-09-26T10:50:34Z
            2024-06-06T13:01:09.2643869+02:00 ; 2024-06-06T11:01:09.264386Z
            2024-06-06T13:01:09+0200 ; 2024-06-06T11:01:09Z
            2024-06-06 13:01:09 UTC ; 2024-06-06T13:01:09Z
            2020-11-14 19:24:57 ; 2020-11-14T19:24:57Z
            2019-10-04 19:00 ; 2019-10-04T19:00:00Z
            2019-10-04 ; 2019-10-04T00:00:00Z
            20131127T050242739 ; 2013-11-27T05:02:42.739Z
            Mon Nov 16 03:45:06 2020 ; 2020-11-16T03:45:06Z
            Sat Sep 13 22:35:04 CEST 2014 ; 2014-09-13T20:35:04Z
            Tue, 12 May 2020 20:57:30 ; 2020-05-12T20:57:30Z
            Tue, 12 May 2020 20:57:30 +0200 ; 2020-05-12T18:57:30Z
            """)
    void parse_howeverReportsWriteIt_isTheInstant(String text, String instant) {
        assertThat(Instants.parse(text)).hasValueSatisfying(at -> assertThat(at).hasToString(instant));
    }

    @ParameterizedTest
    @CsvSource({"soon", "2024-13-40", "0001-01-01T00:00:00", "99999999999999999999", "Thu Jan  1 01:00:00 1970", "''"})
    void parse_whatIsNoneOrAbsurd_isNothing(String text) {
        assertThat(Instants.parse(text)).isEmpty();
    }
}
