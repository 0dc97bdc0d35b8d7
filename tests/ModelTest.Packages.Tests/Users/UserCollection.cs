namespace ModelTest.Packages.Tests.Users;

/// <summary>Tests that share the user's folder, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class UserCollection : ICollectionFixture<UserFolder>
{
    public const string Name = "user";
}
