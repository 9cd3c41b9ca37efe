public import UnderstudyJSON
public import UnderstudyOpenAPI

extension References: SchemaResolver {
  /// The resource that a schema is in, with the dialect that is in force there.
  public func resource(of node: JSONNode) -> SchemaResource {
    let dialect = dialect(of: node)
    let known = Dialect(uri: dialect.uri)
    return SchemaResource(
      root: resourceRoot(of: node), dialect: known, unknownDialect: known == nil ? dialect.uri : nil)
  }

  /// Why the reference leads nowhere, and what to do.
  public func advice(on reference: String, from node: JSONNode) -> String? {
    do throws(ReferenceFailure) {
      _ = try target(of: reference, from: node)
      return nil
    } catch {
      return error.advice ?? error.message
    }
  }

  /// The schema in a resource that has a `$dynamicAnchor` of that name.
  public func dynamicAnchor(_ name: String, in resource: SchemaResource) -> JSONNode? {
    dynamicAnchor(name, inResourceOf: resource.root)
  }
}
