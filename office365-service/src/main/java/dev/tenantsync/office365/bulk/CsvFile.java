package dev.tenantsync.office365.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import dev.tenantsync.office365.error.GraphException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads CSV record by record and hands each on as a user. */
final class CsvFile {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final CsvMapper csv;
  private final CsvUsers users;
  private final Spool spool;
  private @Nullable CsvHeader header;

  CsvFile(int longest, CsvUsers users, Spool spool) {
    StreamReadConstraints limits = StreamReadConstraints.builder().maxStringLength(longest).build();
    this.csv =
        CsvMapper.builder(CsvFactory.builder().streamReadConstraints(limits).build())
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();
    this.users = users;
    this.spool = spool;
  }

  /**
   * @throws GraphException if the file is no CSV, or not in UTF-8: what follows could not be told
   *     apart
   */
  void read(InputStream body) throws IOException {
    CountedInput counted = new CountedInput(body);
    int line = 1;
    try (MappingIterator<String[]> records =
        csv.readerFor(String[].class).readValues(withoutMark(counted))) {
      while (records.hasNextValue()) {
        String[] record = records.nextValue();
        take(records.getParser().currentTokenLocation().getLineNr(), record);
        line = records.getParser().currentLocation().getLineNr();
      }
    } catch (JsonProcessingException malformed) {
      throw refused("The file cannot be read from line " + line + " on: its quotes are not CSV's.");
    } catch (CharacterCodingException undecodable) {
      throw refused("The file is not in UTF-8.");
    }
    spool.read(counted.bytes());
  }

  private void take(int line, String[] record) {
    if (header == null) {
      header = CsvHeader.of(record);
    } else if (record.length != header.size()) {
      spool.refuse(
          line,
          GraphException.badRequest(
              "The line has %d values, and there are %d columns."
                  .formatted(record.length, header.size())));
    } else {
      spool.take(line, users.user(header, record));
    }
  }

  private static GraphException refused(String message) {
    return GraphException.badRequest(message);
  }

  private static Reader withoutMark(InputStream input) throws IOException {
    PushbackReader reader =
        new PushbackReader(
            new InputStreamReader(
                input,
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
    int first = reader.read();
    if (first >= 0 && first != BYTE_ORDER_MARK) {
      reader.unread(first);
    }
    return reader;
  }
}
