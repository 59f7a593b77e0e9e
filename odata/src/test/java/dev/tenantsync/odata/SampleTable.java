package dev.tenantsync.odata;

import static dev.tenantsync.odata.Operator.ANY;
import static dev.tenantsync.odata.Operator.COUNT;
import static dev.tenantsync.odata.Operator.ENDSWITH;
import static dev.tenantsync.odata.Operator.EQ;
import static dev.tenantsync.odata.Operator.NE;
import static dev.tenantsync.odata.Operator.NOT;
import static dev.tenantsync.odata.Operator.SEARCH;
import static dev.tenantsync.odata.Operator.SORT;
import static dev.tenantsync.odata.Operator.STARTSWITH;

/** Books: a resource with a property of each kind. */
final class SampleTable {
  static final PropertyTable BOOKS =
      PropertyTable.builder()
          .uuid("id", "b.id", Admission.everything())
          .text("title", "b.title", Admission.everything())
          .text("subtitle", "b.subtitle", Admission.everything())
          .text(
              "isbn",
              "b.isbn",
              Admission.of(EQ, STARTSWITH, SEARCH, SORT).withAdvanced(NE, ENDSWITH, NOT))
          .text("secret", "b.secret", Admission.nothing())
          .bool("lent", "b.lent", Admission.everything())
          .integer("pages", "b.pages", Admission.everything())
          .timestamp("printed", "b.printed", Admission.everything().withAdvanced())
          .timestamp("bound", "b.bound", Admission.of(EQ).withAdvanced(SORT))
          .text("shelf/name", "s.name", Admission.everything())
          .textSet(
              "tags", "b.tags", Admission.of(ANY, EQ, STARTSWITH).withAdvanced(COUNT, ENDSWITH))
          .textSet("labels", "b.labels", Admission.everything())
          .holds("labels", "lowered(b.labels) @> array[lower(?)]")
          .collection("loans", "loan l where l.book_id = b.id", loans(), Admission.everything())
          .required("title", "pages")
          .words("title", "words(b.title) @@ query(?)")
          .key("id")
          .build();

  private SampleTable() {}

  private static PropertyTable loans() {
    return PropertyTable.builder()
        .uuid("reader", "l.reader_id", Admission.everything())
        .text("state", "l.state", Admission.everything())
        .collection("fines", "fine f where f.loan_id = l.id", fines(), Admission.everything())
        .build();
  }

  private static PropertyTable fines() {
    return PropertyTable.builder().integer("amount", "f.amount", Admission.everything()).build();
  }
}
