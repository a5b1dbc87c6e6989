namespace Sealpost.Core.Tests.Documents;

public sealed class LinkTests
{
    [Fact]
    public void Links_between_documents_lead_somewhere()
    {
        var documents = Sources.Files.Under("docs", "*.md")
            .Concat(Directory.EnumerateFiles(Vectors.Repository.Root, "*.md"));
        var dead = from path in documents
                   from target in Words.LinkTargets(File.ReadAllText(path))
                   where !target.Contains("://", StringComparison.Ordinal) && target[0] is not '#'
                   let file = Path.Combine(Path.GetDirectoryName(path)!, target.Split('#')[0])
                   where !Path.Exists(file)
                   select $"{Path.GetFileName(path)}: {target}";
        Assert.Empty(dead);
    }
}
