const View = () => <p className="empty quiet">This view is being built.</p>;

export default View;
