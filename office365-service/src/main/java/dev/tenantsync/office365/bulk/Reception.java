package dev.tenantsync.office365.bulk;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.web.RequestContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Receives files: each becomes a job, or leaves no trace but an upload that is tidied away. */
@ApplicationScoped
class Reception {

  private static final Logger LOG = Logger.getLogger(Reception.class);

  private final Jobs jobs;
  private final Spool.Stores stores;
  private final FullExport fullExport;
  private final BulkSettings settings;
  private final ObjectMapper json;
  private final RequestContext request;

  Reception(
      Jobs jobs,
      Chunks chunks,
      Failures failures,
      FullExport fullExport,
      BulkSettings settings,
      ObjectMapper json,
      RequestContext request) {
    this.jobs = jobs;
    this.stores = new Spool.Stores(jobs, chunks, failures);
    this.fullExport = fullExport;
    this.settings = settings;
    this.json = json;
    this.request = request;
  }

  /**
   * Takes in a file; never called inside a transaction.
   *
   * @throws GraphException if the file is none of the kind, or has no lines
   */
  UUID receive(Upload upload, InputStream body) {
    if (upload.mode() == JobMode.RESTORE) {
      fullExport.requireEmptyDirectory();
    }
    UUID id =
        jobs.open(
            new Job.Order(
                upload.mode(),
                upload.dryRun(),
                request.actor(),
                request.clientRequestId(),
                request.traceParent()));
    Spool spool = new Spool(id, settings.chunk(), stores);
    boolean whole = false;
    try {
      read(upload, body, spool);
      whole = true;
    } catch (IOException broken) {
      throw GraphException.badRequest("The upload broke off.");
    } finally {
      if (!whole) {
        forget(id);
      }
    }
    // From here on the job may run, though the database may fail to say so.
    if (!jobs.received(id, spool)) {
      throw Spool.cancelled();
    }
    request.stored();
    return id;
  }

  /** Says nothing of its own failure: the upload's is to be told, and what is left is tidied up. */
  private void forget(UUID id) {
    try {
      QuarkusTransaction.requiringNew().run(() -> jobs.delete(id));
    } catch (RuntimeException failure) {
      LOG.warnf(failure, "the upload of import %s stays for a while", id);
    }
  }

  private void read(Upload upload, InputStream body, Spool spool) throws IOException {
    int longest = Math.toIntExact(settings.longestLine().asLongValue());
    if (upload.csv()) {
      CsvUsers users =
          new CsvUsers(json, upload.accountEnabled(), upload.usageLocation(), upload.skuIds());
      new CsvFile(longest, users, spool).read(body);
    } else {
      new NdjsonFile(longest, spool).read(body);
    }
    spool.flush();
    if (spool.lines() == 0) {
      throw GraphException.badRequest("The file has no lines.");
    }
    if (upload.mode() == JobMode.RESTORE) {
      fullExport.requireWhole(spool);
    }
  }
}
