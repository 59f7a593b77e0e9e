package dev.tenantsync.dynamics.metadata;

import dev.tenantsync.dynamics.odata.Attribute;
import dev.tenantsync.dynamics.odata.AttributeType;
import dev.tenantsync.dynamics.odata.Entity;
import dev.tenantsync.dynamics.odata.Model;
import dev.tenantsync.dynamics.odata.Navigation;
import java.io.StringWriter;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes the model in OData's common schema definition language, XML (OData CSDL 4.0). */
final class Csdl {

  private static final String NAMESPACE = "Microsoft.Dynamics.CRM";
  private static final String ALIAS = "mscrm";
  private static final String BASE = "crmbaseentity";
  private static final String EDMX = "http://docs.oasis-open.org/odata/ns/edmx";
  private static final String EDM = "http://docs.oasis-open.org/odata/ns/edm";

  private final Model model;
  private final XMLStreamWriter xml;

  private Csdl(Model model, XMLStreamWriter xml) {
    this.model = model;
    this.xml = xml;
  }

  static String of(Model model) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      new Csdl(model, xml).write();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private void write() throws XMLStreamException {
    xml.writeStartDocument("utf-8", "1.0");
    xml.writeStartElement("edmx", "Edmx", EDMX);
    xml.writeNamespace("edmx", EDMX);
    xml.writeAttribute("Version", "4.0");
    xml.writeStartElement("edmx", "DataServices", EDMX);
    open("Schema", "Namespace", NAMESPACE, "Alias", ALIAS);
    xml.writeDefaultNamespace(EDM);
    empty("EntityType", "Name", BASE, "Abstract", "true");
    for (Entity entity : model.entities()) {
      type(entity);
    }
    complexType("RolePrivilege", ServedFunction.ROLE_PRIVILEGE);
    for (ServedFunction function : ServedFunction.all()) {
      complexType(function.answerType(), function.answer());
      function(function);
    }
    container();
    xml.writeEndDocument();
  }

  private void type(Entity entity) throws XMLStreamException {
    open("EntityType", "Name", entity.logicalName(), "BaseType", ALIAS + "." + BASE);
    open("Key");
    empty("PropertyRef", "Name", entity.key().name());
    xml.writeEndElement();
    for (Attribute attribute : entity.attributes()) {
      boolean required = attribute.required() || attribute.equals(entity.key());
      empty(
          "Property",
          "Name",
          attribute.name(),
          "Type",
          attribute.type().edmType(),
          "Nullable",
          required ? "false" : null,
          "MaxLength",
          attribute.type() instanceof AttributeType.Text text ? width(text) : null);
    }
    for (Navigation navigation : model.navigations(entity)) {
      navigation(entity, navigation);
    }
    xml.writeEndElement();
  }

  private static String width(AttributeType.Text text) {
    return String.valueOf(text.width());
  }

  private void navigation(Entity entity, Navigation navigation) throws XMLStreamException {
    Entity target = navigation.target().get();
    String one = ALIAS + "." + target.logicalName();
    open(
        "NavigationProperty",
        "Name",
        navigation.name(),
        "Type",
        navigation.many() ? "Collection(" + one + ")" : one);
    String column = "_" + navigation.name() + "_value";
    if (!navigation.many() && entity.attribute(column).isPresent()) {
      empty("ReferentialConstraint", "Property", column, "ReferencedProperty", target.key().name());
    }
    xml.writeEndElement();
  }

  private void complexType(String name, Map<String, String> members) throws XMLStreamException {
    open("ComplexType", "Name", name);
    for (Map.Entry<String, String> member : new TreeMap<>(members).entrySet()) {
      empty("Property", "Name", member.getKey(), "Type", member.getValue());
    }
    xml.writeEndElement();
  }

  private void function(ServedFunction function) throws XMLStreamException {
    String bound = function.boundTo().map(type -> ALIAS + "." + type).orElse(null);
    open("Function", "Name", function.name(), "IsBound", bound == null ? null : "true");
    if (bound != null) {
      empty("Parameter", "Name", "entity", "Type", bound, "Nullable", "false");
    }
    for (Map.Entry<String, String> parameter : function.parameters().entrySet()) {
      empty("Parameter", "Name", parameter.getKey(), "Type", parameter.getValue());
    }
    empty("ReturnType", "Type", ALIAS + "." + function.answerType(), "Nullable", "false");
    xml.writeEndElement();
  }

  private void container() throws XMLStreamException {
    open("EntityContainer", "Name", "System");
    for (Entity entity : model.entities()) {
      open("EntitySet", "Name", entity.set(), "EntityType", ALIAS + "." + entity.logicalName());
      for (Navigation navigation : model.navigations(entity)) {
        empty(
            "NavigationPropertyBinding",
            "Path",
            navigation.name(),
            "Target",
            navigation.target().get().set());
      }
      xml.writeEndElement();
    }
    for (ServedFunction function : ServedFunction.all()) {
      if (function.boundTo().isEmpty()) {
        empty("FunctionImport", "Name", function.name(), "Function", ALIAS + "." + function.name());
      }
    }
    xml.writeEndElement();
  }

  private void open(String element, @Nullable String... attributes) throws XMLStreamException {
    xml.writeStartElement(element);
    attributes(attributes);
  }

  private void empty(String element, @Nullable String... attributes) throws XMLStreamException {
    xml.writeEmptyElement(element);
    attributes(attributes);
  }

  /** Names and values in turn; those without a value are left out. */
  private void attributes(@Nullable String... pairs) throws XMLStreamException {
    for (int i = 0; i < pairs.length; i += 2) {
      String value = pairs[i + 1];
      if (value != null) {
        xml.writeAttribute(pairs[i], value);
      }
    }
  }
}
