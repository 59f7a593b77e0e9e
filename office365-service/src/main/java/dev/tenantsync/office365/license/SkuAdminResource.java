package dev.tenantsync.office365.license;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.odata.Guids;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /admin/skus}: what Graph leaves to the shop, putting products into stock. */
@Path("/admin/skus")
public class SkuAdminResource {

  record SkuListJson(List<SkuJson> value) {}

  record SkuPatchJson(@Nullable UnitsJson units) {}

  private final Products products;
  private final Stock stock;
  private final HolderNoticeWriter notices;

  SkuAdminResource(Products products, Stock stock, HolderNoticeWriter notices) {
    this.products = products;
    this.stock = stock;
    this.notices = notices;
  }

  @GET
  public SkuListJson list() {
    return new SkuListJson(products.all().stream().map(SkuJson::of).toList());
  }

  @GET
  @Path("{skuId}")
  public SkuJson get(@PathParam("skuId") String skuId) {
    return products
        .byId(id(skuId))
        .map(SkuJson::of)
        .orElseThrow(() -> GraphException.notFound(skuId));
  }

  @POST
  public Response create(@Nullable NewSkuJson body) {
    if (body == null) {
      throw GraphException.badRequest("Empty Payload. JSON content expected.");
    }
    Product product = body.product();
    stock.add(product);
    return Response.status(Response.Status.CREATED).entity(SkuJson.of(product)).build();
  }

  @PATCH
  @Path("{skuId}")
  public SkuJson setUnits(@PathParam("skuId") String skuId, @Nullable SkuPatchJson body) {
    UnitsJson units = body == null ? null : body.units();
    if (units == null) {
      throw GraphException.badProperty(
          "units", "InvalidValue", "A value is required for property 'units'.");
    }
    stock.setUnits(id(skuId), units::over);
    notices.writeAll();
    return get(skuId);
  }

  private static UUID id(String skuId) {
    return Guids.parse(skuId).orElseThrow(() -> GraphException.notFound(skuId));
  }
}
