/// The kinds of objects that OpenAPI gives fixed keys to, and the keys.
enum FixedFields: String, Hashable, CaseIterable {
  case document, info, contact, license, server
  case serverVariable = "server variable"
  case components
  case pathItem = "path item"
  case operation
  case externalDocs = "external documentation object"
  case parameter
  case requestBody = "request body"
  case mediaType = "media type"
  case encoding, response, callback, example, link, header, tag, discriminator, xml
  case securityScheme = "security scheme"
  case flows = "OAuth flows object"
  case flow = "OAuth flow"
  case requirement = "security requirement"
  case stream = "stream contract"
  case assembly = "stream assembly"
  case paths = "paths object"
  case schemas = "map of schemas"
  case schema

  /// The kind with its article.
  var article: String {
    switch self {
    case .operation, .encoding, .example, .externalDocs, .flows, .flow, .info, .xml: "an \(rawValue)"
    case .components: rawValue
    default: "a \(rawValue)"
    }
  }

  /// The keys of OpenAPI 3.0.
  var keys: Set<String> {
    switch self {
    case .document: ["openapi", "info", "servers", "paths", "components", "security", "tags", "externalDocs"]
    case .info: ["title", "description", "termsOfService", "contact", "license", "version"]
    case .contact: ["name", "url", "email"]
    case .license: ["name", "url"]
    case .server: ["url", "description", "variables"]
    case .serverVariable: ["enum", "default", "description"]
    case .components:
      [
        "schemas", "responses", "parameters", "examples", "requestBodies", "headers", "securitySchemes",
        "links",
        "callbacks",
      ]
    case .pathItem:
      [
        "$ref", "summary", "description", "get", "put", "post", "delete", "options", "head", "patch", "trace",
        "servers", "parameters",
      ]
    case .operation:
      [
        "tags", "summary", "description", "externalDocs", "operationId", "parameters", "requestBody",
        "responses",
        "callbacks", "deprecated", "security", "servers",
      ]
    case .externalDocs: ["description", "url"]
    case .parameter:
      [
        "name", "in", "description", "required", "deprecated", "allowEmptyValue", "style", "explode",
        "allowReserved", "schema", "example", "examples", "content",
      ]
    case .requestBody: ["description", "content", "required"]
    case .mediaType: ["schema", "example", "examples", "encoding"]
    case .encoding: ["contentType", "headers", "style", "explode", "allowReserved"]
    case .response: ["description", "headers", "content", "links"]
    case .example: ["summary", "description", "value", "externalValue"]
    case .link: ["operationRef", "operationId", "parameters", "requestBody", "description", "server"]
    case .header:
      [
        "description", "required", "deprecated", "allowEmptyValue", "style", "explode", "allowReserved",
        "schema",
        "example", "examples", "content",
      ]
    case .tag: ["name", "description", "externalDocs"]
    case .discriminator: ["propertyName", "mapping"]
    case .xml: ["name", "namespace", "prefix", "attribute", "wrapped"]
    case .securityScheme:
      ["type", "description", "name", "in", "scheme", "bearerFormat", "flows", "openIdConnectUrl"]
    case .flows: ["implicit", "password", "clientCredentials", "authorizationCode"]
    case .flow: ["authorizationUrl", "tokenUrl", "refreshUrl", "scopes"]
    case .stream: ["terminator", "constant", "exactlyOnce", "first", "last", "assembles"]
    case .assembly: ["schema", "rules"]
    case .callback, .requirement, .paths, .schema, .schemas: []
    }
  }

  /// The keys that a later version added.
  var laterKeys: [String: OpenAPIVersion] {
    switch self {
    case .document: ["webhooks": .v31, "jsonSchemaDialect": .v31, "$self": .v32]
    case .info: ["summary": .v31]
    case .license: ["identifier": .v31]
    case .server: ["name": .v32]
    case .components: ["pathItems": .v31, "mediaTypes": .v32]
    case .pathItem: ["query": .v32, "additionalOperations": .v32]
    case .mediaType: ["description": .v32, "itemSchema": .v32, "prefixEncoding": .v32, "itemEncoding": .v32]
    case .encoding: ["encoding": .v32, "prefixEncoding": .v32, "itemEncoding": .v32]
    case .response: ["summary": .v32]
    case .example: ["dataValue": .v32, "serializedValue": .v32]
    case .tag: ["summary": .v32, "parent": .v32, "kind": .v32]
    case .discriminator: ["defaultMapping": .v32]
    case .xml: ["nodeType": .v32]
    case .securityScheme: ["deprecated": .v32, "oauth2MetadataUrl": .v32]
    case .flows: ["deviceAuthorization": .v32]
    case .flow: ["deviceAuthorizationUrl": .v32]
    default: [:]
    }
  }

  /// Whether keys are of the document's choice.
  var isMap: Bool { keys.isEmpty }
}
