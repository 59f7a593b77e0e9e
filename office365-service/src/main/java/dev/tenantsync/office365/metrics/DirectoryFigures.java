package dev.tenantsync.office365.metrics;

import dev.tenantsync.bootstrap.metrics.Figure;
import dev.tenantsync.bootstrap.metrics.State;
import dev.tenantsync.office365.license.Product;
import dev.tenantsync.office365.license.Products;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link StateGauge} shows: the products as every room sees them, and all else. */
@ApplicationScoped
class DirectoryFigures implements State {

  private static final String STATE =
      """
      select 'SUBSCRIPTIONS' as gauge, told.state as label, told.value
      from (
        select count(*) filter (where failing_since is null) as healthy,
          count(*) filter (where failing_since is not null) as failing
        from subscription where expiration_date_time > clock_timestamp()) living
      cross join lateral (values
        ('HEALTHY', healthy::float8), ('FAILING', failing::float8)) as told (state, value)
      union all
      select 'LIFECYCLE_NOTICES', null, count(*)::float8 from lifecycle_notice
      union all
      select 'CHANGE_LOG_AGE', null,
        extract(epoch from clock_timestamp() - newest.changed_at)::float8
      from (select changed_at from change order by xact desc, seq desc limit 1) newest
      union all
      select 'IMPORT_JOBS', s.status, count(j.id)::float8
      from (values ('UPLOADING'), ('NOT_STARTED'), ('RUNNING'), ('COMPLETED'),
          ('COMPLETED_WITH_ERRORS'), ('FAILED'), ('CANCELLED')) as s (status)
        left join import_job j on j.status = s.status
      group by s.status
      union all
      select 'SIGN_INS_BLOCKED', null, count(*)::float8
      from sign_in_failure where blocked_until > clock_timestamp()
      """;

  private final AgroalDataSource database;
  private final Products products;

  DirectoryFigures(AgroalDataSource database, Products products) {
    this.database = database;
    this.products = products;
  }

  @Override
  public List<Figure> read() {
    List<Figure> figures = new ArrayList<>(state());
    for (Product product : products.all()) {
      double seats = (double) product.units().assignable();
      figures.add(StateGauge.SEATS.at(product.partNumber(), seats));
      figures.add(StateGauge.SEATS_CONSUMED.at(product.partNumber(), product.consumed()));
      figures.add(StateGauge.SEATS_LEFT.at(product.partNumber(), seats - product.consumed()));
    }
    return figures;
  }

  private List<Figure> state() {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(STATE);
        ResultSet rows = query.executeQuery()) {
      List<Figure> figures = new ArrayList<>();
      while (rows.next()) {
        figures.add(
            StateGauge.valueOf(rows.getString("gauge"))
                .at(rows.getString("label"), rows.getDouble("value")));
      }
      return figures;
    } catch (SQLException e) {
      throw new IllegalStateException("the directory's state could not be read", e);
    }
  }
}
